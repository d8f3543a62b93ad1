package pe.siaf.execution;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What a payroll's accrual owes to the workers, to who collects what was kept back from
 * them and to who gets what the employer adds (domain 9.14): known line by line since the
 * payroll was authorised ({@code accrual_parts}), so that what is ordered again, after an
 * order was annulled, goes to the same creditor out of the same lines.
 */
@Component
class CreditorParts {

	/** The type of operation of payrolls. */
	private static final String PAYROLL = "ON";

	private final JdbcClient jdbc;

	CreditorParts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What an accrual owes to each by line.
	 * @param accrual the accrual
	 * @return nothing for an accrual with one creditor
	 */
	List<Owed> of(ExecutionRecord accrual) {
		if (!PAYROLL.equals(accrual.operationType())) {
			return List.of();
		}
		return this.jdbc.sql("select * from accrual_parts(?, ?)")
			.params(accrual.secEjec(), accrual.id())
			.query(Owed.class)
			.list();
	}

	/**
	 * What is still to be ordered for one of them.
	 * @param accrual the accrual
	 * @param part the creditor
	 * @return by line; nothing where only the whole is known
	 */
	Lines left(ExecutionRecord accrual, OrderPart part) {
		return Lines.of(of(accrual).stream()
			.filter((owed) -> owed.part() == part && !owed.reassigned() && owed.due().exceeds(owed.ordered()))
			.map((owed) -> new LineAmount(owed.line(), owed.due().minus(owed.ordered())))
			.toList());
	}

	/**
	 * PAY-030, PAY-031 line by line. Where lines were reassigned, nobody said whose money
	 * moved: then the sums count, which {@link Retentions} compares.
	 * @param accrual the accrual, its lines locked
	 * @param part the creditor that something was ordered for
	 * @throws RuleViolation if more was ordered than the line owes it
	 */
	void check(ExecutionRecord accrual, OrderPart part) {
		of(accrual).stream()
			.filter((owed) -> owed.part() == part && !owed.reassigned() && owed.ordered().exceeds(owed.due()))
			.findFirst()
			.ifPresent((owed) -> {
				throw beyond(part, owed.due(), owed.ordered());
			});
	}

	/** What is refused of an order for a creditor, with its figures. */
	static RuleViolation beyond(OrderPart part, Amount due, Amount ordered) {
		Amount difference = ordered.minus(due);
		return (part == OrderPart.NET)
				? new RuleViolation(ExecutionRule.NET_WITHOUT_RETENTIONS,
						Figures.of("available", due, "requested", ordered, "difference", difference), "lines")
				: new RuleViolation(ExecutionRule.PART_WITHIN_DUE, Figures.of("what", part.name(), "available", due,
						"requested", ordered, "difference", difference), "lines");
	}

	/**
	 * What an accrual owes to one creditor out of a line.
	 *
	 * @param part the creditor
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param due the whole of it, soles and cents
	 * @param ordered what its orders come to, drafts included
	 * @param reassigned whether lines of the accrual were reassigned since
	 */
	record Owed(OrderPart part, String secFunc, String rubro, String resourceType, String item, Amount due,
			Amount ordered, boolean reassigned) {

		LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

	}

}

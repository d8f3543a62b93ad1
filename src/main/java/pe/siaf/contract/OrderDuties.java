package pe.siaf.contract;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.contract.PurchaseOrder.Reception;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Which duties of an order one person doesn't have at once (domain 12.2). */
@Component
class OrderDuties {

	private final JdbcClient jdbc;

	private final Deliveries deliveries;

	OrderDuties(JdbcClient jdbc, Deliveries deliveries) {
		this.jdbc = jdbc;
		this.deliveries = deliveries;
	}

	/**
	 * Domain 12.2: who ordered, or commits the order, takes nothing in for it, nor says
	 * that it conforms.
	 * @param order the order
	 * @param actor who would do so
	 * @throws RuleViolation CTL-001 if that person ordered it or commits it
	 */
	void requireApart(PurchaseOrder order, Profile actor) {
		requireApart(order.preparedBy(), actor);
		if (order.orderedBy() != null) {
			requireApart(order.orderedBy(), actor);
		}
		apartFromCommitments(order, actor);
	}

	/**
	 * Who conforms what came neither ordered nor received it; who brought a reception in
	 * by file took part in it, whoever the file names.
	 * @param order the order
	 * @param reception what came of it
	 * @param actor who would say that it conforms
	 * @throws RuleViolation CTL-001 if that person had another of these duties
	 */
	void requireApart(PurchaseOrder order, Reception reception, Profile actor) {
		requireApart(order, actor);
		requireApart(reception.receivedBy(), actor);
		this.deliveries.bringersOf(order.secEjec(), "RECEPTION", reception.id())
			.forEach((bringer) -> requireApart(bringer, actor));
	}

	private void apartFromCommitments(PurchaseOrder order, Profile actor) {
		boolean commits = this.jdbc
			.sql("""
					select exists (select from execution_act f
					  join execution_record r on r.sec_ejec = f.sec_ejec and r.id = f.record_id and r.fiscal_year = :year
					  join workflow_step s on s.sec_ejec = f.sec_ejec and s.object_type = r.stage and s.object_id = cast(f.id as text)
					  where f.sec_ejec = :unit and f.correlative = '0001' and f.document_type in ('031', '032')
					    and lpad(ltrim(f.document_number, '0'), 10, '0') = :number
					    and f.document_type = case :kind when 'C' then '031' else '032' end
					    and s.username = :username and s.action in ('register', 'edit', 'correct'))""")
			.param("year", order.fiscalYear())
			.param("unit", order.secEjec())
			.param("number", order.number())
			.param("kind", order.kind())
			.param("username", actor.username())
			.query(Boolean.class)
			.single();
		if (commits) {
			throw incompatible(actor);
		}
	}

	static RuleViolation incompatible(Profile actor) {
		return new RuleViolation(ContractRule.DUTIES_INCOMPATIBLE,
				Figures.of("person", actor.personName(), "stage", "ORDER"));
	}

	/**
	 * Refuses one person for two duties.
	 * @param other username, or DNI in the system that handed something over, of who has
	 * the one
	 * @param actor who would have the other
	 * @throws RuleViolation CTL-001 if they are the same
	 */
	private void requireApart(String other, Profile actor) {
		if (this.jdbc.sql("select is_person(?, ?)").params(other, actor.username()).query(Boolean.class).single()) {
			throw incompatible(actor);
		}
	}

}

package pe.siaf.ceiling;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What binds a unit, for the modules that program and formulate. In SQL the same is
 * {@code ceiling_of_unit(year, process, sec_ejec)}.
 */
@Component
public class Ceilings {

	private final JdbcClient jdbc;

	Ceilings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The ceilings of a unit and its cost centres in the version that is available, for
	 * the year and the two after it.
	 * @param fiscalYear the year of the budget law
	 * @param process APM, PMP or FORMULATION
	 * @param secEjec six digits
	 * @return the ceilings; empty where no version is available or nothing was given out
	 */
	public List<UnitCeiling> ofUnit(int fiscalYear, String process, String secEjec) {
		return this.jdbc.sql(
				"select * from ceiling_of_unit(?, ?, ?) order by year, length(tier) , sec_ejec, cost_centre, category, product, rubro, generic, id")
			.params(fiscalYear, process, secEjec)
			.query(UnitCeiling.class)
			.list();
	}

	/**
	 * Refuses what is programmed beyond a ceiling, and anything at all while the ceiling
	 * hangs on one that was lowered below what hangs on it (R3.3).
	 * @param ceiling the ceiling
	 * @param programmed what was programmed under its keys in its year
	 * @throws RuleViolation CEI-003, with the figures of the ceiling that has too little
	 */
	public void requireWithin(UnitCeiling ceiling, Amount programmed) {
		if (ceiling.blocked()) {
			Optional<Over> over = above(ceiling.id());
			if (over.isPresent()) {
				refuse(over.get().label(), over.get().distributed(), over.get().amount());
			}
		}
		if (programmed.exceeds(ceiling.amount())) {
			refuse(ceiling.label(), programmed, ceiling.amount());
		}
	}

	private static void refuse(String label, Amount programmed, Amount ceiling) {
		throw new RuleViolation(CeilingRule.PROGRAMMED_WITHIN, Figures.of("ceiling", label, "programmed", programmed,
				"amount", ceiling, "difference", programmed.minus(ceiling)));
	}

	/** The nearest ceiling above that has given out more than it has by now. */
	private Optional<Over> above(long id) {
		return this.jdbc.sql("""
				with recursive above as (
				  select c.parent_id, 1 steps from ceiling c where c.id = ?
				  union all
				  select c.parent_id, a.steps + 1 from above a join ceiling c on c.id = a.parent_id)
				select ceiling_label(c) label, c.distributed, c.amount from above a join ceiling c on c.id = a.parent_id
				where c.distributed > c.amount order by a.steps limit 1""").param(id).query(Over.class).optional();
	}

	/**
	 * A ceiling of a unit. An empty key stands for all of it.
	 *
	 * @param id its key
	 * @param year the year whose money it limits
	 * @param tier UE or CENTRE
	 * @param pliego sector and code, such as {@code 09/096}
	 * @param secEjec the unit
	 * @param costCentre the cost centre
	 * @param category the budget category
	 * @param product the product or project
	 * @param result the program's specific result
	 * @param functionCode the function
	 * @param geography department, province or district: two, four or six digits
	 * @param rubro the rubro
	 * @param generic the generic item, such as 2.3
	 * @param expenditureCategory the category of expenditure
	 * @param amount the limit, in whole soles
	 * @param blocked whether one above was lowered below what hangs on it: nothing is
	 * submitted until it is given out anew
	 */
	public record UnitCeiling(long id, int year, String tier, String pliego, String secEjec, String costCentre,
			String category, String product, String result, String functionCode, String geography, String rubro,
			String generic, String expenditureCategory, Amount amount, boolean blocked) {

		/**
		 * Its keys as people read them.
		 * @return such as {@code 09/096 · 001650 · 0149}
		 */
		public String label() {
			return String.join(" · ",
					List.of(this.pliego, this.secEjec, this.costCentre, this.category, this.product, this.result,
							this.functionCode, this.geography, this.rubro, this.generic, this.expenditureCategory)
						.stream()
						.filter((code) -> !code.isEmpty())
						.toList());
		}

	}

	record Over(String label, Amount distributed, Amount amount) {
	}

}

package pe.siaf.opening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.FileReview;
import pe.siaf.programming.FileWorkflow;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.programming.ProgrammingRule;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * A pliego's programming as a whole (domain 3.5): its units' files, what they ask of the
 * pliego's ceilings, and the moves that the pliego makes with all of them at once.
 */
@Component
class Consolidation {

	/** From which state each move takes the files. */
	private static final Map<String, String> MOVED = Map.of("consolidate", "SUBMITTED", "send", "CONSOLIDATED");

	private static final int SHOWN = 5;

	private final JdbcClient jdbc;

	private final FileWorkflow workflow;

	private final FileReview review;

	Consolidation(JdbcClient jdbc, FileWorkflow workflow, FileReview review) {
		this.jdbc = jdbc;
		this.workflow = workflow;
		this.review = review;
	}

	/**
	 * The units of a pliego with their files.
	 * @param key the pliego
	 * @param process the process
	 * @param profile who looks
	 * @return its units that the profile reaches, in order
	 * @throws NotFound if there are none
	 */
	List<Programmed> units(PliegoKey key, PlanningProcess process, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		List<Programmed> units = this.jdbc
			.sql("""
					select u.sec_ejec, u.name, p.name pliego_name, coalesce(f.state, '') state, coalesce(m.first, 0) as first,
					  coalesce(m.second, 0) as second, coalesce(m.third, 0) as third
					from implementing_unit u
					join pliego p on (p.fiscal_year, p.level, p.sector, p.code) = (u.fiscal_year, u.level, u.sector, u.pliego)
					left join programming_file f on f.fiscal_year = u.fiscal_year and f.process = :process and f.sec_ejec = u.sec_ejec
					left join lateral (
					  select sum(a.amount) filter (where a.year = a.fiscal_year) as first,
					    sum(a.amount) filter (where a.year = a.fiscal_year + 1) as second,
					    sum(a.amount) filter (where a.year = a.fiscal_year + 2) as third
					  from programming_amount a
					  where (a.fiscal_year, a.process, a.sec_ejec) = (f.fiscal_year, f.process, f.sec_ejec)) m on true
					where u.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego
					  and (u.status = 'ACTIVE' or f.sec_ejec is not null) and\s"""
					+ scope.sql() + " order by u.unit_code, u.sec_ejec")
			.params(key.params())
			.params(scope.params())
			.param("process", process.name())
			.query(Programmed.class)
			.list();
		if (units.isEmpty()) {
			throw new NotFound("pliego " + key.id());
		}
		return units;
	}

	/** What the units ask together of each ceiling of the pliego. */
	List<Against> ceilings(PliegoKey key, PlanningProcess process) {
		return this.jdbc.sql("""
				select year, label, amount, programmed
				from consolidated_against_ceilings(:year, :process, :sector, :pliego) order by year, label""")
			.params(key.params())
			.param("process", process.name())
			.query(Against.class)
			.list();
	}

	/** What each file's checks find, on fresh data; of units without a file nothing. */
	Map<String, FileReview.Reviewed> review(PliegoKey key, PlanningProcess process, List<Programmed> units) {
		Map<String, FileReview.Reviewed> found = new HashMap<>();
		units.stream()
			.filter((unit) -> !unit.state().isEmpty())
			.forEach((unit) -> found.put(unit.secEjec(), this.review.of(file(key, process, unit))));
		return found;
	}

	/**
	 * Consolidates or sends all files of a pliego that wait for it; all or none.
	 * @param key the pliego
	 * @param process the process
	 * @param action consolidate or send
	 * @param actor the pliego's budget office
	 * @return how many files moved
	 * @throws RuleViolation OPN-010 if none waits, OPN-009 if findings hold some back, or
	 * what {@link FileWorkflow#move} refuses
	 */
	@Transactional
	public int moveAll(PliegoKey key, PlanningProcess process, String action, Profile actor) {
		String from = MOVED.get(action);
		List<Programmed> waiting = units(key, process, actor).stream()
			.filter((unit) -> unit.state().equals(from))
			.toList();
		if (waiting.isEmpty()) {
			throw new RuleViolation(OpeningRule.NOTHING_WAITS, Map.of());
		}
		List<String> held = new ArrayList<>();
		for (Programmed unit : waiting) {
			try {
				this.workflow.move(file(key, process, unit), action, null, actor);
			}
			catch (RuleViolation refused) {
				if (refused.rule() != ProgrammingRule.FINDINGS_BLOCK) {
					throw refused;
				}
				held.add(unit.secEjec());
			}
		}
		if (!held.isEmpty()) {
			String some = String.join(", ", held.subList(0, Math.min(SHOWN, held.size())));
			throw new RuleViolation(OpeningRule.FILES_HELD_BACK,
					Figures.of("held", held.size(), "units", (held.size() > SHOWN) ? some + " …" : some));
		}
		return waiting.size();
	}

	private static FileKey file(PliegoKey key, PlanningProcess process, Programmed unit) {
		return new FileKey(key.fiscalYear(), process, unit.secEjec());
	}

	/**
	 * A unit and what it programs.
	 *
	 * @param secEjec the unit
	 * @param name its name
	 * @param pliegoName the pliego's name
	 * @param state its file's state; empty where there is none
	 * @param first money of the year of the law
	 * @param second money of the year after
	 * @param third money of the year after that
	 */
	record Programmed(String secEjec, String name, String pliegoName, String state, Amount first, Amount second,
			Amount third) {

		public Amount amount(int at) {
			return (at == 0) ? this.first : (at == 1) ? this.second : this.third;
		}

	}

	/**
	 * A ceiling of the pliego and what its units ask of it together.
	 *
	 * @param year the year
	 * @param label its keys
	 * @param amount the ceiling
	 * @param programmed what is asked
	 */
	record Against(int year, String label, Amount amount, Amount programmed) {

		public boolean isOver() {
			return this.programmed.exceeds(this.amount);
		}

		public Amount left() {
			return this.amount.minus(this.programmed);
		}

	}

}

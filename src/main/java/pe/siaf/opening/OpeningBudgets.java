package pe.siaf.opening;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** The opening budgets of pliegos, promulgated or on their way. */
@Component
class OpeningBudgets {

	/** What a pliego's formulation amounts to, and whether it was promulgated. */
	private static final String HEAD = """
			select u.fiscal_year, u.level, u.sector, u.pliego, p.name, count(*) units, count(f.sec_ejec) files,
			  count(*) filter (where f.state in ('ACCEPTED', 'CLOSED')) accepted, coalesce(sum(m.amount), 0) amount,
			  max(o.promulgated_at) promulgated_at
			from implementing_unit u
			join pliego p on (p.fiscal_year, p.level, p.sector, p.code) = (u.fiscal_year, u.level, u.sector, u.pliego)
			left join programming_file f on f.fiscal_year = u.fiscal_year and f.process = 'FORMULATION' and f.sec_ejec = u.sec_ejec
			left join lateral (select sum(l.amount) amount from formulated_line l
			  where l.fiscal_year = u.fiscal_year and l.sec_ejec = u.sec_ejec) m on true
			left join opening_budget o on (o.fiscal_year, o.level, o.sector, o.pliego) = (u.fiscal_year, u.level, u.sector, u.pliego)
			where u.fiscal_year = :year and (u.status = 'ACTIVE' or f.sec_ejec is not null)
			""";

	private static final String GROUPED = " group by u.fiscal_year, u.level, u.sector, u.pliego, p.name";

	private static final String BEGUN = " having count(f.sec_ejec) > 0 or max(o.promulgated_at) is not null";

	private final JdbcClient jdbc;

	OpeningBudgets(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The pliegos in whose units somebody formulates a year.
	 * @param fiscalYear the year
	 * @param profile who looks
	 * @param offset how many to pass over
	 * @param size how many at most
	 * @return pliegos in order of their codes
	 */
	List<Head> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(HEAD + " and " + scope.sql() + GROUPED + BEGUN
					+ " order by u.level, u.sector, u.pliego limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(Head.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select count(distinct (u.level, u.sector, u.pliego)) from implementing_unit u
					join programming_file f on f.fiscal_year = u.fiscal_year and f.process = 'FORMULATION' and f.sec_ejec = u.sec_ejec
					where u.fiscal_year = :year and\s"""
					+ scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	/**
	 * A pliego's opening budget, promulgated or not.
	 * @param key the pliego
	 * @param profile who looks
	 * @return what its units that the profile reaches formulated
	 * @throws NotFound if it isn't there or lies outside the scope
	 */
	Head get(PliegoKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(HEAD + " and u.sector = :sector and u.pliego = :pliego and " + scope.sql() + GROUPED)
			.params(key.params())
			.params(scope.params())
			.query(Head.class)
			.optional()
			.orElseThrow(() -> new NotFound("pliego " + key.id()));
	}

	/** The units of a pliego with their files of formulation. */
	List<UnitFile> units(PliegoKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select u.sec_ejec, u.name, coalesce(f.state, '') state, coalesce(m.lines, 0) lines, coalesce(m.amount, 0) formulated,
					  o.amount posted,
					  (select count(*) from programming_target t where t.fiscal_year = u.fiscal_year and t.process = 'FORMULATION'
					    and t.sec_ejec = u.sec_ejec) targets,
					  (select count(*) from opening_reconciliation r where r.fiscal_year = u.fiscal_year and r.sec_ejec = u.sec_ejec
					    and r.formulated <> r.posted) differences
					from implementing_unit u
					left join programming_file f on f.fiscal_year = u.fiscal_year and f.process = 'FORMULATION' and f.sec_ejec = u.sec_ejec
					left join lateral (select count(*) lines, sum(l.amount) amount from formulated_line l
					  where l.fiscal_year = u.fiscal_year and l.sec_ejec = u.sec_ejec) m on true
					left join opening_unit o on o.fiscal_year = u.fiscal_year and o.sec_ejec = u.sec_ejec
					where u.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego
					  and (u.status = 'ACTIVE' or f.sec_ejec is not null) and\s"""
					+ scope.sql() + " order by u.unit_code, u.sec_ejec")
			.params(key.params())
			.params(scope.params())
			.query(UnitFile.class)
			.list();
	}

	/** Expenditure and revenue by rubro, of the pliego's units that a profile reaches. */
	List<Balance> balances(PliegoKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					with pliego_unit as (
					  select u.sec_ejec from implementing_unit u where u.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego
					    and %s)
					select r.code, r.name, r.source = '1' ordinary, coalesce(e.amount, 0) expenditure, coalesce(i.amount, 0) revenue
					from rubro r
					left join (select l.rubro, sum(l.amount) amount from formulated_line l join pliego_unit using (sec_ejec)
					  where l.fiscal_year = :year group by 1) e on e.rubro = r.code
					left join (select v.rubro, sum(v.amount) amount from programming_revenue v join pliego_unit using (sec_ejec)
					  where v.fiscal_year = :year and v.process = 'FORMULATION' and v.year = :year group by 1) i on i.rubro = r.code
					where r.fiscal_year = :year and (e.amount is not null or i.amount is not null) order by r.code"""
				.formatted(scope.sql()))
			.params(key.params())
			.params(scope.params())
			.query(Balance.class)
			.list();
	}

	/** How a pliego's year was opened; null before it was. */
	@Nullable Promulgated promulgated(PliegoKey key) {
		return this.jdbc
			.sql("""
					select resolution_number, resolution_date, decree, file_name, sha256, bytes, amount, promulgated_at, person_name
					from opening_budget where fiscal_year = :year and sector = :sector and pliego = :pliego""")
			.params(key.params())
			.query(Promulgated.class)
			.optional()
			.orElse(null);
	}

	/** The resolution's file. */
	byte[] content(PliegoKey key) {
		return this.jdbc.sql(
				"select content from opening_budget where fiscal_year = :year and sector = :sector and pliego = :pliego")
			.params(key.params())
			.query((row, number) -> row.getBytes(1))
			.optional()
			.orElseThrow(() -> new NotFound("resolution " + key.id()));
	}

	/** The lines that differ between files and ledger, at most 200. */
	List<Difference> differences(PliegoKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select r.sec_ejec, concat_ws('-', r.sec_func, r.rubro, r.resource_type, r.item) line, r.formulated, r.posted
					from opening_reconciliation r
					join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
					where r.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego and r.formulated <> r.posted
					  and %s order by r.sec_ejec, line limit 200"""
				.formatted(scope.sql()))
			.params(key.params())
			.params(scope.params())
			.query(Difference.class)
			.list();
	}

	/**
	 * A pliego's formulation as a whole.
	 *
	 * @param fiscalYear the year of the law
	 * @param level E, R or M
	 * @param sector its sector
	 * @param pliego its code
	 * @param name its name
	 * @param units how many units it has
	 * @param files how many of them have a file of formulation
	 * @param accepted how many files are accepted
	 * @param amount what the files add up to
	 * @param promulgatedAt when the year was opened, or null
	 */
	record Head(int fiscalYear, String level, String sector, String pliego, String name, int units, int files,
			int accepted, Amount amount, @Nullable OffsetDateTime promulgatedAt) {

		public PliegoKey key() {
			return new PliegoKey(this.fiscalYear, this.sector, this.pliego);
		}

		public boolean isReady() {
			return this.promulgatedAt == null && this.accepted == this.units;
		}

		/** Its state for the chip: promulgated, ready, or under way. */
		public String state() {
			return (this.promulgatedAt != null) ? "APPROVED" : (isReady() ? "READY" : "PENDING");
		}

	}

	/**
	 * A unit and its formulation.
	 *
	 * @param secEjec the unit
	 * @param name its name
	 * @param state the file's state; empty where there is none
	 * @param lines how many lines its file has
	 * @param formulated what they add up to
	 * @param posted what was posted as PIA, or null before
	 * @param targets how many targets
	 * @param differences lines that differ between file and ledger
	 */
	record UnitFile(String secEjec, String name, String state, int lines, Amount formulated, @Nullable Amount posted,
			int targets, int differences) {
	}

	/**
	 * A rubro's expenditure and revenue in the pliego.
	 *
	 * @param code the rubro
	 * @param name its name
	 * @param ordinary whether it is the Treasury's, which the ceiling bounds
	 * @param expenditure what is to be spent
	 * @param revenue what is expected
	 */
	record Balance(String code, String name, boolean ordinary, Amount expenditure, Amount revenue) {

		public boolean isEven() {
			return this.ordinary || this.expenditure.equals(this.revenue);
		}

	}

	/**
	 * How a year was opened.
	 *
	 * @param resolutionNumber the resolution's number
	 * @param resolutionDate its day
	 * @param decree the decree by which the bill stood, or empty
	 * @param fileName the file's name
	 * @param sha256 its fingerprint
	 * @param bytes its size
	 * @param amount what was promulgated
	 * @param promulgatedAt when
	 * @param personName by whom
	 */
	record Promulgated(String resolutionNumber, LocalDate resolutionDate, String decree, String fileName, String sha256,
			int bytes, Amount amount, OffsetDateTime promulgatedAt, String personName) {
	}

	/**
	 * A line that differs.
	 *
	 * @param secEjec the unit
	 * @param line its key
	 * @param formulated in the file
	 * @param posted in the ledger
	 */
	record Difference(String secEjec, String line, Amount formulated, Amount posted) {
	}

}

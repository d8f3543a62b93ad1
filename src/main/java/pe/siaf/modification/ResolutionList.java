package pe.siaf.modification;

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

/**
 * Documents that approved notes, with their papers or the day by which these are due
 * (domain 8.2).
 */
@Component
class ResolutionList {

	private static final String SELECT = """
			select r.fiscal_year, r.id, r.level, r.sector, r.pliego, r.legal_document, r.number, r.signed_on, r.amount, r.approved_name,
			  r.approved_at, f.file_name, f.sha256,
			  (select count(*) from budget_note n where n.fiscal_year = r.fiscal_year and n.resolution_id = r.id) notes,
			  (date_trunc('month', r.approved_at at time zone 'America/Lima') + interval '1 month')::date - 1
			    + modification_value(r.fiscal_year, 'FORMALISATION_DAYS')::int due_on
			from budget_resolution r
			left join budget_resolution_file f on f.fiscal_year = r.fiscal_year and f.resolution_id = r.id
			""";

	/** Seen by whoever sees a unit whose note it approved. */
	private static final String VISIBLE = """
			exists (select from budget_note n where n.fiscal_year = r.fiscal_year and n.resolution_id = r.id and %s)""";

	private final JdbcClient jdbc;

	ResolutionList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Row> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = Notes.visible(profile);
		return this.jdbc
			.sql(SELECT + " where r.fiscal_year = :year and " + VISIBLE.formatted(scope.sql())
					+ " order by r.approved_at desc, r.id desc limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(Row.class)
			.list();
	}

	/** Those whose paper is still to be handed in, the most pressing first. */
	List<Row> unsigned(Profile profile, int most) {
		ScopeCondition scope = Notes.visible(profile);
		return this.jdbc
			.sql(SELECT + " where f.file_name is null and " + VISIBLE.formatted(scope.sql())
					+ " order by due_on, r.id limit :most")
			.params(scope.params())
			.param("most", most)
			.query(Row.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = Notes.visible(profile);
		return this.jdbc
			.sql("select count(*) from budget_resolution r where r.fiscal_year = :year and "
					+ VISIBLE.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	/** One that the reader found through a note. */
	Row get(int fiscalYear, long id) {
		return this.jdbc.sql(SELECT + " where r.fiscal_year = ? and r.id = ?")
			.params(fiscalYear, id)
			.query(Row.class)
			.single();
	}

	/**
	 * One within the scope.
	 * @param fiscalYear the year
	 * @param id its key
	 * @param profile who looks
	 * @return the document
	 * @throws NotFound if it isn't there or lies outside the scope
	 */
	Row get(int fiscalYear, long id, Profile profile) {
		ScopeCondition scope = Notes.visible(profile);
		return this.jdbc
			.sql(SELECT + " where r.fiscal_year = :year and r.id = :id and " + VISIBLE.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("id", id)
			.query(Row.class)
			.optional()
			.orElseThrow(() -> new NotFound("resolution " + id));
	}

	/**
	 * A document.
	 *
	 * @param fiscalYear the year
	 * @param id its key
	 * @param level the pliego's level; empty where it is of several
	 * @param sector the sector
	 * @param pliego the pliego
	 * @param legalDocument what it is
	 * @param number its number
	 * @param signedOn its day
	 * @param amount what its notes come to
	 * @param approvedName who approved by it
	 * @param approvedAt when
	 * @param fileName the signed paper; null until it is handed in
	 * @param sha256 the paper's fingerprint
	 * @param notes how many notes it approved
	 * @param dueOn by when the paper is due
	 */
	record Row(int fiscalYear, long id, String level, String sector, String pliego, String legalDocument, String number,
			LocalDate signedOn, Amount amount, String approvedName, OffsetDateTime approvedAt,
			@Nullable String fileName, @Nullable String sha256, int notes, LocalDate dueOn) {

		public String page() {
			return "/modificaciones/resoluciones/" + this.fiscalYear + "/" + this.id;
		}

	}

}

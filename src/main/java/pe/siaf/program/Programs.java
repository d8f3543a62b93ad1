package pe.siaf.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;

/** Programs and their versions, to be read by whoever stands above. */
@Component
public class Programs {

	private static final String VERSIONS = """
			select v.id, v.program, p.kind, v.version, v.name, v.state, v.origin, v.valid_from, v.valid_to, v.rector_name,
			  v.levels, v.objective, v.source, v.demonstration, b.statement problem,
			  (select string_agg(t.name, '; ' order by t.position) from target_population t where t.version_id = v.id) population
			from program_version v
			join program p on p.code = v.program
			left join problem b on b.version_id = v.id
			""";

	private final JdbcClient jdbc;

	Programs(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A program in a year: the approved version in force, else the newest one that isn't
	 * over.
	 * @param program the program's code
	 * @param fiscalYear the year
	 * @return the version, or empty where the program is unknown
	 */
	public Optional<ProgramVersion> find(String program, int fiscalYear) {
		return this.jdbc
			.sql(VERSIONS
					+ """
							where v.program = :program and not v.training
							  and (v.state = 'APPROVED' or v.state not in ('SUPERSEDED', 'CLOSED'))
							order by (v.state = 'APPROVED' and :year between v.valid_from and coalesce(v.valid_to, 9999)) desc, v.version desc
							limit 1""")
			.param("program", program)
			.param("year", fiscalYear)
			.query(ProgramVersion.class)
			.optional();
	}

	/**
	 * All programs in a year, by code.
	 * @param fiscalYear the year
	 * @return a version for each program, as {@link #find} would give it
	 */
	public List<ProgramVersion> list(int fiscalYear) {
		return this.jdbc
			.sql("select * from (select distinct on (s.program) s.* from (" + VERSIONS
					+ """
							where not v.training and (v.state = 'APPROVED' or v.state not in ('SUPERSEDED', 'CLOSED'))) s
							order by s.program, (s.state = 'APPROVED' and :year between s.valid_from and coalesce(s.valid_to, 9999)) desc, s.version desc) d
							order by d.program""")
			.param("year", fiscalYear)
			.query(ProgramVersion.class)
			.list();
	}

	/**
	 * Who answers for a version as a whole, the technical responsible first.
	 * @param version the version's key
	 * @return the persons
	 */
	public List<Responsible> responsibles(long version) {
		return this.jdbc.sql("""
				select duty, person_name, post, entity, designated_by, term_from, term_to, demonstration
				from responsible where version_id = ? and node_id is null
				order by (duty = 'TECHNICAL_RESPONSIBLE') desc, duty, person_name""")
			.param(version)
			.query(Responsible.class)
			.list();
	}

	/**
	 * What the ministry published of a program's money, by year. Context for the design,
	 * never added to the ledger.
	 * @param program the program's code
	 * @return the years, oldest first
	 */
	public List<PublishedBudget> publishedBudget(String program) {
		return this.jdbc.sql("""
				select fiscal_year, pia, pim, certified, accrued, ordered
				from program_published_budget where program = ? order by fiscal_year""")
			.param(program)
			.query(PublishedBudget.class)
			.list();
	}

	/**
	 * A person with a duty, by act of designation and for a term.
	 *
	 * @param duty the duty's name
	 * @param personName who
	 * @param post the post held
	 * @param entity where
	 * @param designatedBy the act of designation
	 * @param termFrom since when
	 * @param termTo until when
	 * @param demonstration whether invented to show the system
	 */
	public record Responsible(String duty, String personName, String post, @Nullable String entity,
			@Nullable String designatedBy, @Nullable LocalDate termFrom, @Nullable LocalDate termTo,
			boolean demonstration) {
	}

	/**
	 * A year's published money.
	 *
	 * @param fiscalYear the year
	 * @param pia initial budget
	 * @param pim modified budget
	 * @param certified certified
	 * @param accrued accrued
	 * @param ordered ordered
	 */
	public record PublishedBudget(int fiscalYear, Amount pia, Amount pim, @Nullable Amount certified, Amount accrued,
			@Nullable Amount ordered) {
	}

}

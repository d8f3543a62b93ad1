package pe.siaf.design;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens versions of programs for designs that come from outside. What is approved is
 * never edited: the new version takes over, the old one ends before it. A draft that is
 * replaced stays to be read.
 */
@Component
class DesignVersions {

	private final JdbcClient jdbc;

	DesignVersions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The version that a design would take the place of.
	 * @param program the program's code
	 * @param fiscalYear the year
	 * @param draft whether the design is a draft, or comes into force in the year
	 * @return the version, or empty
	 */
	Optional<Known> current(String program, int fiscalYear, boolean draft) {
		return this.jdbc.sql("""
				select id, version, state, valid_from, content_hash from program_version
				where program = :program and not training and case when :draft then state in ('DRAFT', 'OBSERVED')
				  else state = 'APPROVED' and :year between valid_from and coalesce(valid_to, 9999) end
				order by version desc limit 1""")
			.param("program", program)
			.param("draft", draft)
			.param("year", fiscalYear)
			.query(Known.class)
			.optional();
	}

	/** What kind a program is that is there already. */
	Optional<String> kind(String program) {
		return this.jdbc.sql("select kind from program where code = ?").param(program).query(String.class).optional();
	}

	int next(String program) {
		return this.jdbc.sql("select coalesce(max(version), 0) + 1 from program_version where program = ?")
			.param(program)
			.query(Integer.class)
			.single();
	}

	/**
	 * Opens the version that holds a design.
	 * @param design the design
	 * @param opening what is opened
	 * @return the version's key
	 */
	long open(DesignDocument design, Opening opening) {
		this.jdbc.sql("insert into program (code, name, kind) values (?, ?, ?) on conflict (code) do nothing")
			.params(design.program(), design.name(), design.kind())
			.update();
		Optional<Known> before = current(design.program(), opening.fiscalYear(), opening.draft());
		before.ifPresent((version) -> end(version, opening.fiscalYear()));
		return this.jdbc
			.sql("""
					insert into program_version (program, version, name, state, valid_from, valid_to, based_on, origin, content_hash,
					  created_by, import_id)
					values (:program, :version, :name, :state, :from,
					  (select min(o.valid_from) - 1 from program_version o
					   where not :draft and o.program = :program and o.state = 'APPROVED' and o.valid_from > :year),
					  :before, 'IMPORTED', :hash, :username, :import)
					returning id""")
			.param("program", design.program())
			.param("version", next(design.program()))
			.param("name", design.name())
			.param("state", opening.draft() ? "DRAFT" : "APPROVED")
			.param("from", opening.draft() ? null : opening.fiscalYear())
			.param("draft", opening.draft())
			.param("year", opening.fiscalYear())
			.param("before", opening.draft() ? before.map(Known::id).orElse(null) : null)
			.param("hash", opening.hash())
			.param("username", opening.username())
			.param("import", opening.importId())
			.query(Long.class)
			.single();
	}

	private void end(Known version, int fiscalYear) {
		Integer from = version.validFrom();
		if (from == null || from == fiscalYear) {
			this.jdbc.sql("update program_version set state = 'SUPERSEDED' where id = ?").param(version.id()).update();
		}
		else {
			this.jdbc.sql("update program_version set valid_to = ? where id = ?")
				.params(fiscalYear - 1, version.id())
				.update();
		}
	}

	/**
	 * A version as it is known.
	 *
	 * @param id its key
	 * @param version its number
	 * @param state its state
	 * @param validFrom first year in force
	 * @param contentHash hash of the design it was read from
	 */
	record Known(long id, int version, String state, @Nullable Integer validFrom, @Nullable String contentHash) {
	}

	/**
	 * A version to be opened.
	 *
	 * @param fiscalYear the year it comes into force
	 * @param draft whether it is a draft
	 * @param hash the design's hash
	 * @param username who sent it
	 * @param importId where it comes from
	 */
	record Opening(int fiscalYear, boolean draft, String hash, String username, long importId) {
	}

}

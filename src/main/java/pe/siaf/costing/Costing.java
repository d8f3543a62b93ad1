package pe.siaf.costing;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.Files;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Computes a unit's needs and the money that follows, in one statement (domain 7.3). */
@Component
class Costing {

	static final String TYPE = "NEEDS_TABLE";

	private final JdbcClient jdbc;

	private final Files files;

	private final AuditTrail audit;

	Costing(JdbcClient jdbc, Files files, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.audit = audit;
	}

	/**
	 * Computes everything anew.
	 * @param key the file
	 * @param actor who asks for it
	 * @return what was computed
	 * @throws RuleViolation PRG-101 or CYC-001 if the file isn't to be written now,
	 * CST-024 once the needs are approved
	 */
	@Transactional
	public Computed compute(FileKey key, Profile actor) {
		open(key, actor);
		Computed computed = this.jdbc.sql("select * from costing_recompute(:year, :process, :unit)")
			.params(key.params())
			.query(Computed.class)
			.single();
		this.jdbc.sql("""
				update needs_table set costed_at = now(), costed_by = :by
				where fiscal_year = :year and process = :process and sec_ejec = :unit""")
			.params(key.params())
			.param("by", actor.username())
			.update();
		this.audit.record(actor, key.secEjec(), "compute", TYPE, key.id(), null, computed);
		return computed;
	}

	/**
	 * Holds a file's needs table for this transaction: who computes or cuts second waits.
	 * @param key the file
	 * @param actor who writes
	 * @return the table's phase
	 * @throws RuleViolation PRG-101 or CYC-001 if the file isn't to be written now,
	 * CST-024 once the needs are approved
	 */
	String open(FileKey key, Profile actor) {
		String phase = hold(key);
		if (phase.equals("APPROVED")) {
			throw new RuleViolation(CostingRule.APPROVED, Figures.of("year", String.valueOf(key.fiscalYear())));
		}
		// after the table's own row: two who share the file's first would block each
		// other
		this.files.requireWritable(key, actor);
		return phase;
	}

	/**
	 * Holds a file's needs table whatever its phase.
	 * @param key the file
	 * @return the table's phase
	 */
	String hold(FileKey key) {
		this.jdbc.sql("""
				insert into needs_table (fiscal_year, process, sec_ejec)
				select fiscal_year, process, sec_ejec from programming_file
				where fiscal_year = :year and process = :process and sec_ejec = :unit on conflict do nothing""")
			.params(key.params())
			.update();
		return this.jdbc.sql("""
				select phase from needs_table where fiscal_year = :year and process = :process and sec_ejec = :unit
				for no key update""")
			.params(key.params())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new pe.siaf.rules.NotFound("needs " + key.id()));
	}

	/** Writes the file's costed money from its rows as they are. */
	void writeAmounts(FileKey key) {
		this.jdbc.sql("select costing_write_amounts(:year, :process, :unit)")
			.params(key.params())
			.query(Long.class)
			.single();
	}

	/** Keeps what was done to a table as a whole. */
	void record(FileKey key, Profile actor, String action, Map<String, ?> after) {
		this.audit.record(actor, key.secEjec(), action, TYPE, key.id(), null, after);
	}

	/**
	 * What was computed.
	 *
	 * @param computed rows in all
	 * @param written new or changed
	 * @param vanished rows that aren't needed any more
	 * @param lines lines of money in the file
	 */
	record Computed(long computed, long written, long vanished, long lines) {
	}

}

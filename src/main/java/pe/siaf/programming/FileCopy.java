package pe.siaf.programming;

import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Fills an empty file: with a year's targets and credit, or, in formulation, with the
 * accepted multi-year programming.
 */
@Component
public class FileCopy {

	private final JdbcClient jdbc;

	private final Files files;

	private final AuditTrail audit;

	private final ObjectProvider<TakenOver> besides;

	FileCopy(JdbcClient jdbc, Files files, AuditTrail audit, ObjectProvider<TakenOver> besides) {
		this.jdbc = jdbc;
		this.files = files;
		this.audit = audit;
		this.besides = besides;
	}

	/**
	 * The years whose targets a unit can bring, newest first.
	 * @param secEjec the unit
	 * @return the years
	 */
	List<Integer> years(String secEjec) {
		return this.jdbc.sql("select distinct fiscal_year from budget_line where sec_ejec = ? order by 1 desc")
			.param(secEjec)
			.query(Integer.class)
			.list();
	}

	/**
	 * Brings a year's targets, quantities and credit.
	 * @param key the file
	 * @param from the year they come from
	 * @param money PIA or PIM
	 * @param actor who brings them
	 * @return what came and what was left out
	 * @throws RuleViolation CYC-001, PRG-101, PRG-108 or PRG-109
	 */
	@Transactional
	public Brought bring(FileKey key, int from, String money, Profile actor) {
		requireEmpty(key, actor);
		Brought brought = this.jdbc
			.sql("""
					select * from programming_bring(cast(:year as smallint), :process, :unit, cast(:from as smallint), :money, :years)""")
			.params(key.params())
			.param("from", from)
			.param("money", money.equals("PIA") ? "PIA" : "PIM")
			.param("years", key.process().years())
			.query(Brought.class)
			.single();
		if (brought.targets() == 0) {
			throw new RuleViolation(ProgrammingRule.NOTHING_TO_BRING, Figures.of("from", String.valueOf(from)));
		}
		this.audit.record(actor, key.secEjec(), "bring", Files.TYPE, key.id(), null,
				Map.of("from", from, "money", money, "targets", brought.targets(), "lines", brought.lines()));
		return brought;
	}

	/**
	 * Takes the accepted multi-year programming over into formulation, with what other
	 * modules keep of it.
	 * @param key the file of formulation
	 * @param actor who takes it
	 * @return how many targets
	 * @throws RuleViolation CYC-001, PRG-101, PRG-108, or PRG-109 where nothing is
	 * accepted
	 */
	@Transactional
	public long takeOver(FileKey key, Profile actor) {
		requireEmpty(key, actor);
		boolean accepted = key.process() == PlanningProcess.FORMULATION && isAccepted(key);
		if (!accepted) {
			throw new RuleViolation(ProgrammingRule.NOTHING_TO_BRING, Figures.of("from", "MULTI_YEAR"));
		}
		long targets = this.jdbc.sql("select programming_take_over(cast(? as smallint), ?)")
			.params(key.fiscalYear(), key.secEjec())
			.query(Long.class)
			.single();
		this.besides.orderedStream().forEach((one) -> one.takeOver(key));
		this.audit.record(actor, key.secEjec(), "takeOver", Files.TYPE, key.id(), null, Map.of("targets", targets));
		return targets;
	}

	/** Whether the unit's multi-year programming is accepted. */
	boolean isAccepted(FileKey key) {
		return this.jdbc
			.sql("""
					select exists (select from programming_file where fiscal_year = ? and process = 'MULTI_YEAR' and sec_ejec = ?
					  and state in ('ACCEPTED', 'CLOSED'))""")
			.params(key.fiscalYear(), key.secEjec())
			.query(Boolean.class)
			.single();
	}

	private void requireEmpty(FileKey key, Profile actor) {
		this.files.requireWritable(key, actor);
		boolean empty = this.jdbc.sql("""
				select not exists (select from programming_target
				  where fiscal_year = :year and process = :process and sec_ejec = :unit)""")
			.params(key.params())
			.query(Boolean.class)
			.single();
		if (!empty) {
			throw new RuleViolation(ProgrammingRule.NOT_EMPTY, Map.of());
		}
	}

	/**
	 * What came.
	 *
	 * @param targets how many targets
	 * @param leftOut targets whose chain or purpose the year doesn't have, or the unit
	 * isn't granted
	 * @param lines how many lines of money
	 * @param linesLeftOut lines that didn't come
	 */
	public record Brought(long targets, long leftOut, long lines, long linesLeftOut) {
	}

}

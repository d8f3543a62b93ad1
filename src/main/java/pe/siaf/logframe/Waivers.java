package pe.siaf.logframe;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Findings that are accepted, with a reason and a name (domain 4.4). A waiver is for one
 * rule at one place; it lifts what blocks and stays in sight.
 */
@Component
public class Waivers {

	private static final String OBJECT = "PROGRAM_VERSION";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	Waivers(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Accepts what a rule finds at a place. Accepting it again replaces the reason.
	 * @param version the version's key
	 * @param what the rule and the place
	 * @param reason why
	 * @param name who accepts it
	 * @throws RuleViolation DSN-060 where the rule can't be waived, DSN-061 without
	 * reason or name
	 * @throws NotFound where the node isn't the version's
	 */
	@Transactional
	public void waive(long version, Waived what, String reason, String name) {
		requireWaivable(what.code());
		if (reason.isBlank() || name.isBlank()) {
			throw new RuleViolation(WaiverRule.UNEXPLAINED, Figures.of("code", what.code()), "reason");
		}
		requireNode(version, what.nodeId());
		this.jdbc.sql("""
				insert into check_waiver (version_id, code, node_id, place, reason, waived_by)
				values (:version, :code, :node, :place, :reason, :name)
				on conflict on constraint waived_once
				do update set reason = excluded.reason, waived_by = excluded.waived_by, waived_at = now()""")
			.param("version", version)
			.param("code", what.code())
			.param("node", what.nodeId())
			.param("place", what.place())
			.param("reason", reason.strip())
			.param("name", name.strip())
			.update();
		of(version).stream()
			.filter((waiver) -> waiver.what().equals(what))
			.forEach((waiver) -> this.audit.record(AuditTrail.NATIONAL, "waive", OBJECT, Long.toString(version), null,
					waiver));
	}

	/**
	 * Takes a waiver back; without one nothing happens.
	 * @param version the version's key
	 * @param what the rule and the place
	 */
	@Transactional
	public void withdraw(long version, Waived what) {
		of(version).stream().filter((waiver) -> waiver.what().equals(what)).findFirst().ifPresent((waiver) -> {
			this.jdbc.sql("""
					delete from check_waiver where version_id = :version and code = :code
					  and node_id is not distinct from :node::bigint and place = :place""")
				.param("version", version)
				.param("code", what.code())
				.param("node", what.nodeId())
				.param("place", what.place())
				.update();
			this.audit.record(AuditTrail.NATIONAL, "withdraw-waiver", OBJECT, Long.toString(version), waiver, null);
		});
	}

	/**
	 * What is accepted in a version.
	 * @param version the version's key
	 * @return the waivers by rule
	 */
	public List<Waiver> of(long version) {
		return this.jdbc.sql("""
				select code, node_id, place, reason, waived_by, waived_at from check_waiver
				where version_id = ? order by code, place, node_id""").param(version).query(Waiver.class).list();
	}

	private static void requireWaivable(String code) {
		boolean waivable = Arrays.stream(DesignRule.values())
			.anyMatch((rule) -> rule.code().equals(code) && rule.isWaivable());
		if (!waivable) {
			throw new RuleViolation(WaiverRule.NOT_WAIVABLE, Figures.of("code", code));
		}
	}

	private void requireNode(long version, @Nullable Long node) {
		if (node != null && this.jdbc.sql("select id from logframe_node where version_id = ? and id = ?")
			.params(version, node)
			.query(Long.class)
			.optional()
			.isEmpty()) {
			throw new NotFound();
		}
	}

	/**
	 * A rule at a place.
	 *
	 * @param code the rule's code
	 * @param nodeId the matrix node; none for what isn't at a node
	 * @param place a cause, path, intervention, typology or level where there is no node;
	 * empty for the program as a whole
	 */
	public record Waived(String code, @Nullable Long nodeId, String place) {

		/**
		 * What a finding is about.
		 * @param finding the finding
		 * @return its rule and place
		 */
		public static Waived of(Finding finding) {
			return new Waived(finding.rule().code(), finding.nodeId(), finding.waiverPlace());
		}

	}

	/**
	 * An accepted finding.
	 *
	 * @param code the rule's code
	 * @param nodeId the matrix node, or none
	 * @param place the place outside the matrix, or empty
	 * @param reason why
	 * @param waivedBy who
	 * @param waivedAt when
	 */
	public record Waiver(String code, @Nullable Long nodeId, String place, String reason, String waivedBy,
			OffsetDateTime waivedAt) {

		/**
		 * The rule and place it is for.
		 * @return its key
		 */
		public Waived what() {
			return new Waived(this.code, this.nodeId, this.place);
		}

	}

}

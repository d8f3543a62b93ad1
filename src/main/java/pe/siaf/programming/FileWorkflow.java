package pe.siaf.programming;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.cycle.BudgetPhases;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Moves files from draft to acceptance (domain 3.5, Annex A). What blocks is checked
 * again on fresh data at every move forward.
 */
@Component
public class FileWorkflow {

	/** Moves that nothing blocking may stand against. */
	private static final Set<String> CHECKED = Set.of("submit", "consolidate", "send", "accept");

	private final JdbcClient jdbc;

	private final Files files;

	private final FileReview review;

	private final BudgetPhases phases;

	private final Workflow workflow;

	private final ObjectProvider<ProductResults> results;

	FileWorkflow(JdbcClient jdbc, Files files, FileReview review, BudgetPhases phases, Workflow workflow,
			ObjectProvider<ProductResults> results) {
		this.jdbc = jdbc;
		this.files = files;
		this.review = review;
		this.phases = phases;
		this.workflow = workflow;
		this.results = results;
	}

	/**
	 * Moves a file, whatever was seen of it.
	 * @param key the file
	 * @param action submit, return, consolidate, send, observe, accept or close
	 * @param comment the reason, where one is due
	 * @param actor who acts
	 * @return the new state
	 * @throws RuleViolation as {@link #move(FileKey, Integer, String, String, Profile)}
	 */
	@Transactional
	public String move(FileKey key, String action, @Nullable String comment, Profile actor) {
		return move(key, null, action, comment, actor);
	}

	/**
	 * Moves a file.
	 * @param key the file
	 * @param seen how often the file had moved when it was looked at: who accepts what
	 * was observed and sent again meanwhile would accept what nobody showed; null where
	 * nothing was seen
	 * @param action submit, return, consolidate, send, observe, accept or close
	 * @param comment the reason, where one is due
	 * @param actor who acts
	 * @return the new state
	 * @throws RuleViolation WFL-001 to WFL-004; CYC-001 if the phase is over; PRG-106
	 * where findings block
	 */
	@Transactional
	public String move(FileKey key, @Nullable Integer seen, String action, @Nullable String comment, Profile actor) {
		this.files.get(key, actor);
		Standing standing = this.jdbc.sql("""
				select state, lock_version from programming_file
				where fiscal_year = :year and process = :process and sec_ejec = :unit for update""")
			.params(key.params())
			.query(Standing.class)
			.single();
		if (seen != null && seen != standing.lockVersion()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		String from = standing.state();
		String to = this.workflow.next(Files.TYPE, from, action, actor, comment);
		if (action.equals("submit")) {
			this.phases.requireOpen(key.fiscalYear(), key.process().phase());
		}
		if (CHECKED.contains(action)) {
			requireClean(key);
		}
		this.jdbc.sql("""
				update programming_file set state = :to, lock_version = lock_version + 1,
				  submitted_at = case when :to = 'SUBMITTED' then now() else submitted_at end
				where fiscal_year = :year and process = :process and sec_ejec = :unit""")
			.params(key.params())
			.param("to", to)
			.update();
		this.workflow.record(key.secEjec(), Files.TYPE, key.id(), action, from, to, actor, comment, onScreen(key));
		return to;
	}

	/**
	 * What a profile can do with a file.
	 * @param head the file
	 * @param profile who looks
	 * @return the actions' names
	 */
	List<String> actions(Files.FileHead head, Profile profile) {
		return this.workflow.actions(Files.TYPE, head.state(), profile.role());
	}

	List<Workflow.Step> history(FileKey key) {
		return this.workflow.history(key.secEjec(), Files.TYPE, key.id());
	}

	/** The results beside the products while somebody decides (domain 10.5). */
	private @Nullable String onScreen(FileKey key) {
		ProductResults known = this.results.getIfAvailable();
		return (known != null) ? known.of(key).figures() : null;
	}

	private void requireClean(FileKey key) {
		List<FileReview.Shown> blocking = this.review.of(key).blocking();
		if (!blocking.isEmpty()) {
			String codes = blocking.stream().map(FileReview.Shown::code).distinct().collect(Collectors.joining(", "));
			throw new RuleViolation(ProgrammingRule.FINDINGS_BLOCK,
					Figures.of("blocking", blocking.size(), "codes", codes));
		}
	}

	private record Standing(String state, int lockVersion) {
	}

}

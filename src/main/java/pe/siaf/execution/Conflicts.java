package pe.siaf.execution;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * What a person sees who comes second on a document (WFL-003): who saved first, what and
 * when, and how what they typed differs from what is stored now.
 */
@Component
class Conflicts {

	private final Records records;

	private final ActTrail trail;

	Conflicts(Records records, ActTrail trail) {
		this.records = records;
		this.trail = trail;
	}

	static boolean isStale(RuleViolation refused) {
		return refused.rule() == WorkflowRule.CHANGED_BY_ANOTHER_USER;
	}

	/** Somebody else moved or changed the document: no fields to compare. */
	Conflict over(ExecutionRecord record) {
		return conflict(record, latest(record), List.of());
	}

	/** Somebody else wrote the same document: field by field, line by line. */
	Conflict over(ExecutionRecord record, Act now, DocumentForm typed, TypedAmounts amounts, TypedAmounts stored) {
		List<Difference> differences = new ArrayList<>();
		Map<String, String> mine = typed.values();
		DocumentForm.of(record, now)
			.values()
			.forEach((field, value) -> add(differences, field, "execution." + field, mine.getOrDefault(field, ""),
					value));
		TreeSet<String> lines = new TreeSet<>(amounts.byLine().keySet());
		lines.addAll(stored.byLine().keySet());
		lines.forEach((line) -> add(differences, TypedAmounts.PREFIX + line, "", amounts.printed(line),
				stored.printed(line)));
		return conflict(record, now, differences);
	}

	private static void add(List<Difference> differences, String field, String label, String typed, String stored) {
		if (!typed.strip().equals(stored.strip())) {
			differences.add(new Difference(field, label, typed, stored));
		}
	}

	private Act latest(ExecutionRecord record) {
		return this.records.acts(record).stream().max(Comparator.comparing(Act::movedAt)).orElseThrow();
	}

	private Conflict conflict(ExecutionRecord record, Act now, List<Difference> differences) {
		List<Workflow.Step> steps = this.trail.history(record, now);
		Workflow.Step last = steps.get(steps.size() - 1);
		return new Conflict(record, last.personName(), last.action(), last.at(), now.state(), now.isEditable(),
				differences);
	}

	/**
	 * Who came first and what differs.
	 *
	 * @param record the document
	 * @param person who saved last
	 * @param action what that person did
	 * @param at when
	 * @param state the document's state now
	 * @param editable whether it may still be written anew
	 * @param differences what differs, field by field
	 */
	record Conflict(ExecutionRecord record, String person, String action, OffsetDateTime at, String state,
			boolean editable, List<Difference> differences) {
	}

	/**
	 * A field that differs.
	 *
	 * @param field its name in the form
	 * @param label the key of its name, or empty for a line
	 * @param typed what the person typed
	 * @param stored what is stored now
	 */
	record Difference(String field, String label, String typed, String stored) {

		public String line() {
			return this.field.substring(TypedAmounts.PREFIX.length());
		}

	}

}

package pe.siaf.execution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.workflow.Workflow;

/** What is kept of every move of an act, in the transaction that makes it. */
@Component
class ActTrail {

	private final Workflow workflow;

	private final AuditTrail audit;

	ActTrail(Workflow workflow, AuditTrail audit) {
		this.workflow = workflow;
		this.audit = audit;
	}

	String next(ExecutionRecord record, String from, String action, Profile actor, @Nullable String comment) {
		return this.workflow.next(record.stage().name(), from, action, actor, comment);
	}

	/** A new act: history starts with who prepared it. */
	void registered(ExecutionRecord record, long actId, ActKind kind, Lines lines, Profile actor) {
		this.workflow.record(record.secEjec(), record.stage().name(), Long.toString(actId), "register", "", "N", actor,
				null);
	}

	/** A move. Approval passes through T: what is transmitted here is judged at once. */
	void moved(ExecutionRecord record, Act act, String action, String to, Profile actor, @Nullable String comment) {
		String type = record.stage().name();
		String id = Long.toString(act.id());
		if ("A".equals(to)) {
			this.workflow.recordThroughT(record.secEjec(), type, id, action, act.state(), to, actor, comment);
		}
		else {
			this.workflow.record(record.secEjec(), type, id, action, act.state(), to, actor, comment);
		}
	}

	/** What a document said before and after it was written anew. */
	void rewritten(ExecutionRecord record, Act before, List<ActLine> linesBefore, Act after, List<ActLine> linesAfter) {
		this.audit.record(record.secEjec(), "rewrite", record.stage().name(), Long.toString(after.id()),
				content(record, before, linesBefore), content(record, after, linesAfter));
	}

	private static Map<String, String> content(ExecutionRecord record, Act act, List<ActLine> lines) {
		Map<String, String> content = new TreeMap<>(DocumentForm.of(record, act).values());
		lines.forEach((line) -> content.put(line.line().toString(), line.amount().toString()));
		return content;
	}

	List<Workflow.Step> history(ExecutionRecord record, Act act) {
		return this.workflow.history(record.secEjec(), record.stage().name(), Long.toString(act.id()));
	}

	List<String> actions(ExecutionRecord record, Act act, Profile profile) {
		return this.workflow.actions(record.stage().name(), act.state(), profile.role());
	}

}

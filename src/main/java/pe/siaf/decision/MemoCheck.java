package pe.siaf.decision;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.SubmissionCheck;
import pe.siaf.rules.Figures;

/**
 * A file whose unit asks for another ceiling isn't submitted nor sent while a red or
 * amber item of its memo has no answer (DEC-001); a change that was written down and not
 * sent is warned of (DEC-002). A memo that was sent is judged by what was on screen then.
 */
@Component
@Order(60)
class MemoCheck implements SubmissionCheck {

	private final JdbcClient jdbc;

	private final Memos memos;

	private final MemoWriting writing;

	MemoCheck(JdbcClient jdbc, Memos memos, MemoWriting writing) {
		this.jdbc = jdbc;
		this.memos = memos;
		this.writing = writing;
	}

	@Override
	public List<FileFinding> check(FileKey file) {
		MemoKey key = new MemoKey(file.fiscalYear(), file.secEjec());
		if (!asks(key)) {
			return List.of();
		}
		Memo memo = this.memos.find(key);
		List<FileFinding> findings = new ArrayList<>();
		if (memo.isOpen()) {
			findings.add(new FileFinding(DecisionRule.NOT_SENT,
					Figures.of("number", memo.requests(), "amount", memo.asked()), false, memo.name(), key.path()));
		}
		this.writing.unanswered(key, this.memos.shown(memo))
			.stream()
			.limit(MOST)
			.forEach((item) -> findings.add(new FileFinding(DecisionRule.UNANSWERED,
					Figures.of("number", 1, "place", MemoWorkflow.place(item)), true,
					MemoWorkflow.place(item) + (item.label().isEmpty() ? "" : " · " + item.label()), key.path())));
		return findings;
	}

	private boolean asks(MemoKey key) {
		return this.jdbc.sql("""
				select exists (select from decision_request
				  where fiscal_year = :year and sec_ejec = :unit and category = :category)""")
			.params(key.params())
			.query(Boolean.class)
			.single();
	}

}

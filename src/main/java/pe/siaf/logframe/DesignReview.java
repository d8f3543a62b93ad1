package pe.siaf.logframe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs every design rule over a matrix and explains what it finds. */
@Component
public class DesignReview {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	DesignReview(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	/**
	 * What a version's matrix doesn't pass, from the top of the matrix down.
	 * @param version the version's key, for its waivers
	 * @param logframe its matrix
	 * @return the findings
	 */
	public List<Finding> findings(long version, Logframe logframe) {
		Set<String> waived = new HashSet<>(this.jdbc
			.sql("select code || '/' || coalesce(node_id::text, '') from check_waiver where version_id = ?")
			.param(version)
			.query(String.class)
			.list());
		List<Long> order = logframe.inOrder().stream().map(LogframeNode::id).toList();
		return Arrays.stream(DesignRule.values())
			.flatMap((rule) -> rule.findings(logframe).stream())
			.map((finding) -> waived.contains(key(finding)) ? finding.accepted() : finding)
			.sorted(Comparator.comparingInt((finding) -> order.indexOf(finding.nodeId())))
			.toList();
	}

	/**
	 * A finding in the reader's language.
	 * @param finding the finding
	 * @return what is wrong, why it matters, how to mend it
	 */
	public Explanation explain(Finding finding) {
		List<Object> arguments = new ArrayList<>(List.of(place(finding), finding.text()));
		if (finding.rule() == DesignRule.SHEET_INCOMPLETE) {
			arguments.add(finding.arguments().get(0));
			arguments.add(String.join(", ",
					finding.arguments().stream().skip(1).map((field) -> text("indicator.field." + field)).toList()));
		}
		String key = finding.rule().messageKey();
		return new Explanation(finding, text(key + ".title"), text(finding.messageKey(), arguments.toArray()),
				text(key + ".why"), text(key + ".mend"));
	}

	/** Products and activities are known by their code, results by their level. */
	private String place(Finding finding) {
		return switch (finding.node()) {
			case "RF" -> text("level." + Level.FR);
			case "RE" -> text("level." + Level.SR);
			default -> finding.node();
		};
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

	private static String key(Finding finding) {
		return finding.rule().code() + "/" + ((finding.nodeId() != null) ? finding.nodeId() : "");
	}

	/**
	 * A finding explained.
	 *
	 * @param finding the finding
	 * @param title what is wrong, in a few words
	 * @param wrong what is wrong, with the place
	 * @param why why it matters
	 * @param mend how to mend it
	 */
	public record Explanation(Finding finding, String title, String wrong, String why, String mend) {
	}

}

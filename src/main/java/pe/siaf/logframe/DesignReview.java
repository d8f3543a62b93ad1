package pe.siaf.logframe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs every design rule over a version and explains what it finds. */
@Component
public class DesignReview {

	private final JdbcClient jdbc;

	private final ReviewReader reader;

	private final DesignYardstick yardstick;

	private final MessageSource messages;

	DesignReview(JdbcClient jdbc, ReviewReader reader, DesignYardstick yardstick, MessageSource messages) {
		this.jdbc = jdbc;
		this.reader = reader;
		this.yardstick = yardstick;
		this.messages = messages;
	}

	/**
	 * What a version's design doesn't pass, its diagnosis and gaps first, then from the
	 * top of the matrix down.
	 * @param version the version's key
	 * @param logframe its matrix
	 * @return the findings
	 */
	public List<Finding> findings(long version, Logframe logframe) {
		return review(version, logframe).findings();
	}

	/**
	 * Judges a version's design by every rule that concerns its kind of program.
	 * @param version the version's key
	 * @param logframe its matrix
	 * @return findings and grade
	 */
	public Review review(long version, Logframe logframe) {
		ReviewedDesign design = this.reader.read(version, logframe);
		Map<DesignRule, List<Verdict>> verdicts = new EnumMap<>(DesignRule.class);
		for (DesignRule rule : DesignRule.values()) {
			verdicts.put(rule, rule.judge(design));
		}
		List<Finding> findings = sorted(verdicts, waived(version), logframe);
		int openBlocks = (int) findings.stream().filter(Finding::blocks).count();
		return new Review(findings,
				DesignGrade.of(verdicts, openBlocks, this.yardstick.thresholds(logframe.fiscalYear())));
	}

	private static List<Finding> sorted(Map<DesignRule, List<Verdict>> verdicts, Set<String> waived,
			Logframe logframe) {
		Map<Long, Integer> order = new HashMap<>();
		logframe.inOrder().forEach((node) -> order.put(node.id(), order.size() + 1));
		return verdicts.entrySet()
			.stream()
			.flatMap((rule) -> rule.getValue()
				.stream()
				.flatMap((verdict) -> verdict.flaws()
					.stream()
					.map((flaw) -> Finding.of(rule.getKey(), verdict.place(), flaw))))
			.map((finding) -> waived.contains(key(finding)) ? finding.accepted() : finding)
			.sorted(Comparator
				.comparingInt((finding) -> (finding.nodeId() != null) ? order.getOrDefault(finding.nodeId(), 0) : 0))
			.toList();
	}

	private Set<String> waived(long version) {
		return new HashSet<>(this.jdbc.sql(
				"select code || '/' || coalesce(node_id::text, '') || '/' || place from check_waiver where version_id = ?")
			.param(version)
			.query(String.class)
			.list());
	}

	/**
	 * A finding in the reader's language.
	 * @param finding the finding
	 * @return what is wrong, why it matters, how to mend it
	 */
	public Explanation explain(Finding finding) {
		List<Object> arguments = new ArrayList<>(List.of(place(finding), finding.text()));
		finding.arguments().forEach((argument) -> arguments.add(said(argument)));
		String key = finding.rule().messageKey();
		return new Explanation(finding, text(key + ".title"), text(finding.messageKey(), arguments.toArray()),
				text(key + ".why"), text(key + ".mend"));
	}

	/** Figures and names as they are, message keys in the reader's language. */
	private String said(String argument) {
		if (argument.startsWith(Verdict.KEY)) {
			return text(argument.substring(Verdict.KEY.length()));
		}
		if (argument.startsWith(Verdict.KEYS)) {
			return Arrays.stream(argument.substring(Verdict.KEYS.length()).split(",", -1))
				.map(this::text)
				.collect(Collectors.joining(", "));
		}
		return argument;
	}

	/** Products and activities are known by their code, results by their level. */
	private String place(Finding finding) {
		return switch (finding.node()) {
			case "RF" -> text("level." + Level.FR);
			case "RE" -> text("level." + Level.SR);
			case "FR", "SR", "P", "A" -> text("level." + finding.node());
			default -> finding.node();
		};
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

	private static String key(Finding finding) {
		return finding.rule().code() + "/" + ((finding.nodeId() != null) ? finding.nodeId() : "") + "/"
				+ finding.waiverPlace();
	}

	/**
	 * What a design was found to be.
	 *
	 * @param findings what it doesn't pass
	 * @param grade how good it is
	 */
	public record Review(List<Finding> findings, DesignGrade grade) {
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

package pe.siaf.logframe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How a matrix reads from the bottom up: if … and it holds that …, then … (domain 4.4).
 */
@Component
public class Sentences {

	private final MessageSource messages;

	Sentences(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * The sentences of a matrix.
	 * @param logframe the matrix
	 * @return products first, then the specific result, then the final ones
	 */
	public List<String> of(Logframe logframe) {
		List<String> sentences = new ArrayList<>();
		for (LogframeNode product : logframe.at(Level.P)) {
			List<LogframeNode> activities = logframe.below(product);
			sentences.add(say("matrix.sentence.A",
					activities.isEmpty() ? say("matrix.sentence.noActivities") : codes(activities),
					assumptions(activities), product.code() + " " + product.text()));
		}
		for (LogframeNode result : logframe.at(Level.SR)) {
			List<LogframeNode> products = logframe.at(Level.P);
			if (!products.isEmpty()) {
				sentences.add(say("matrix.sentence.P", codes(products), assumptions(products), text(result)));
			}
			for (LogframeNode end : logframe.at(Level.FR)) {
				sentences.add(say("matrix.sentence.SR", text(result), assumptions(List.of(result)), text(end)));
			}
		}
		return sentences;
	}

	private static String codes(List<LogframeNode> nodes) {
		return nodes.stream().map(LogframeNode::code).collect(Collectors.joining(", "));
	}

	private String assumptions(List<LogframeNode> nodes) {
		String said = nodes.stream()
			.flatMap((node) -> node.assumptions().stream())
			.map((assumption) -> inline(assumption.text()))
			.distinct()
			.collect(Collectors.joining("; "));
		return said.isEmpty() ? say("matrix.sentence.nothing") : said;
	}

	/**
	 * In the middle of a sentence: without capital and full stop, unless all is capitals.
	 */
	private static String inline(String text) {
		String plain = text.replaceFirst("\\.$", "");
		return (plain.length() > 1 && Character.isLowerCase(plain.charAt(1)))
				? Character.toLowerCase(plain.charAt(0)) + plain.substring(1) : plain;
	}

	private String text(LogframeNode node) {
		return node.text().isEmpty() ? say("matrix.sentence.missing") : node.text().replaceFirst("\\.$", "");
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

}

package pe.siaf.ui;

import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A failure, before it becomes a page or the API's RFC 9457 answer.
 *
 * @param status the HTTP status
 * @param code our error code, such as {@code CRT-001} or {@code not-found}
 * @param detail what is wrong and what to do, in the reader's language
 * @param figures what a program needs to see why
 */
public record Problem(HttpStatusCode status, String code, String detail, Map<String, ?> figures) {

	private static final Set<String> TAKEN = Set.of("type", "title", "status", "detail", "instance", "code");

	public Problem(HttpStatusCode status, String code, String detail) {
		this(status, code, detail, Map.of());
	}

	/**
	 * As the API answers it: the code and the figures are properties beside the
	 * standard's own; a figure whose name the standard has taken gets {@code Figure}
	 * behind its name.
	 * @return the problem details
	 */
	public ProblemDetail toProblemDetail() {
		ProblemDetail details = ProblemDetail.forStatusAndDetail(this.status, this.detail);
		details.setProperty("code", this.code);
		this.figures
			.forEach((name, figure) -> details.setProperty(TAKEN.contains(name) ? name + "Figure" : name, figure));
		return details;
	}

}

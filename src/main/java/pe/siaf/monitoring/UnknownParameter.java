package pe.siaf.monitoring;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Problem;
import pe.siaf.ui.Refusals;

/** A question that names something the query doesn't know, with what it knows. */
class UnknownParameter extends RuleViolation {

	private static final long serialVersionUID = 1L;

	/**
	 * Refuses.
	 * @param parameter the parameter's name
	 * @param value what was sent
	 * @param valid what may be sent
	 */
	UnknownParameter(String parameter, String value, List<String> valid) {
		super(MonitoringRule.QUESTION_NOT_UNDERSTOOD,
				Figures.of("parameter", parameter, "value", value, "valid", valid));
	}

	/**
	 * As the API answers it: the request was wrong, not the records.
	 * @param refusals the words
	 * @return a problem of status 400
	 */
	ProblemDetail toProblemDetail(Refusals refusals) {
		return new Problem(HttpStatus.BAD_REQUEST, rule().code(), refusals.text(this), figures()).toProblemDetail();
	}

}

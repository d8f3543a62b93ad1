package pe.siaf.identity;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is unsafe and what to do, instead of a stack trace. */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStart> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, UnsafeStart refused) {
		return new FailureAnalysis(lines(refused, UnsafeStart.Reason::what), lines(refused, UnsafeStart.Reason::remedy),
				refused);
	}

	private static String lines(UnsafeStart refused, Function<UnsafeStart.Reason, String> part) {
		return refused.reasons().stream().map(part).collect(Collectors.joining(System.lineSeparator()));
	}

}

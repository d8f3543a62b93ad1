package pe.siaf.identity;

import java.util.List;
import java.util.stream.Collectors;

/** The application would be open to whoever has read its source, so it doesn't start. */
class UnsafeStart extends RuntimeException {

	private final transient List<Reason> reasons;

	UnsafeStart(List<Reason> reasons) {
		super(reasons.stream().map(Reason::what).collect(Collectors.joining("; ")));
		this.reasons = List.copyOf(reasons);
	}

	List<Reason> reasons() {
		return this.reasons;
	}

	/**
	 * One of the reasons.
	 *
	 * @param what what is unsafe
	 * @param remedy what the operator does about it
	 */
	record Reason(String what, String remedy) {
	}

}

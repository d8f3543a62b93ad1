package pe.siaf.exchange;

/**
 * A system elsewhere didn't answer, or not as agreed. What was to be asked or told is
 * still to be; nothing of the call's content is in here, nor what lets us in.
 */
public class RemoteAway extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String system;

	private final Problem problem;

	private final int status;

	/**
	 * Says which system and why.
	 * @param system its name
	 * @param problem why
	 * @param status what it said in HTTP, or zero
	 */
	public RemoteAway(String system, Problem problem, int status) {
		super(system + ": " + problem + ((status > 0) ? " " + status : ""));
		this.system = system;
		this.problem = problem;
		this.status = status;
	}

	public String system() {
		return this.system;
	}

	public Problem problem() {
		return this.problem;
	}

	public int status() {
		return this.status;
	}

	/** Whether the same call may go better a moment later. */
	boolean mayPass() {
		return this.problem == Problem.UNREACHABLE || this.problem == Problem.LATE || this.problem == Problem.FAILED;
	}

	/** Why a call came to nothing. */
	public enum Problem {

		/** Nobody answered, or the connection broke. */
		UNREACHABLE,

		/** The answer wasn't whole in time. */
		LATE,

		/** It answered that something is wrong on its side. */
		FAILED,

		/** It doesn't know who we are. */
		NOT_LET_IN,

		/** It answered that something is wrong with what was asked. */
		REFUSED,

		/** It sent us elsewhere, where nobody goes. */
		REDIRECTED,

		/** The answer isn't what was agreed. */
		UNREADABLE,

		/** The answer is bigger than was agreed. */
		TOO_BIG

	}

}

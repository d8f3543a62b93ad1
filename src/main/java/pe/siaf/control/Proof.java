package pe.siaf.control;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A proof of the ledger.
 *
 * @param id its key
 * @param occasion DEMAND or NIGHTLY
 * @param username who asked for it
 * @param profile under which profile
 * @param result PASS or FAIL
 * @param seenAt when it looked: all that was committed by then is covered
 * @param lastMovement the last movement it covers
 * @param movements how many movements it covers
 * @param lines how many lines
 * @param acts how many acts
 * @param millis how long it took
 */
record Proof(long id, String occasion, String username, String profile, String result, OffsetDateTime seenAt,
		long lastMovement, long movements, long lines, long acts, long millis) {

	public boolean passed() {
		return "PASS".equals(this.result);
	}

	public String seconds() {
		return "%d.%d".formatted(this.millis / 1000, this.millis % 1000 / 100);
	}

	/**
	 * What one invariant yielded.
	 *
	 * @param code the invariant
	 * @param differences how many rows break it
	 * @param millis how long it took
	 * @param rows the worst of them
	 */
	record Checked(ProofCheck code, long differences, long millis, List<Difference> rows) {

		public String result() {
			return (this.differences == 0) ? "PASS" : "FAIL";
		}

	}

}

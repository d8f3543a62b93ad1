package pe.siaf.programming;

/**
 * What a module keeps beside a programming file, and brings along when the accepted
 * multi-year file is taken over into formulation.
 */
public interface TakenOver {

	/**
	 * Brings it into a file of formulation that holds targets, quantities and typed money
	 * by now; in the same transaction.
	 * @param formulation the file
	 */
	void takeOver(FileKey formulation);

}

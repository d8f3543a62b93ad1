package pe.siaf.exchange;

import pe.siaf.money.Amount;

/**
 * A measure's sum in a file and in the records it is about.
 *
 * @param measure its name in the API, such as {@code pia}; on screen the message
 * {@code import.measure.<name>}
 * @param file the sum of the file
 * @param system the sum of the records
 */
public record Total(String measure, Amount file, Amount system) {

	public boolean agrees() {
		return this.file.equals(this.system);
	}

	public Amount difference() {
		return this.file.minus(this.system);
	}

}

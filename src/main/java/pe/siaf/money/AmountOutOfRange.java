package pe.siaf.money;

/** A sum that no amount can hold: more than 17 digits before the point (R0.3). */
public class AmountOutOfRange extends ArithmeticException {

	private static final long serialVersionUID = 1L;

	AmountOutOfRange(String message) {
		super(message);
	}

}

package pe.siaf.execution;

import org.springframework.stereotype.Component;

/** A purchase carried through the whole chain, for tests of the modules above. */
@Component
public class APurchase {

	/** Whose purchase it is. */
	public static final String UNIT = ExecutionFixture.UNIT;

	private final ExecutionFixture given;

	APurchase(ExecutionFixture given) {
		this.given = given;
	}

	/**
	 * Buys and pays.
	 * @param amount of every stage
	 * @return the line it was charged to
	 */
	public String paid(String amount) {
		return this.given.lineOf(this.given.aChainUpTo(DocumentStage.PAYMENT, amount)).toString();
	}

}

package pe.siaf.modification;

import pe.siaf.money.Amount;

/**
 * Revenue that a note adds to the year's, or takes from it.
 *
 * @param unit the unit that earns it
 * @param rubro its rubro
 * @param item an item of revenue
 * @param amount whole soles; negative where it is taken away
 */
record NoteRevenue(String unit, String rubro, String item, Amount amount) {

	NoteRevenue reversed() {
		return new NoteRevenue(this.unit, this.rubro, this.item, this.amount.negated());
	}

}

package pe.siaf.design;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.design.DesignReader.Place;

/**
 * An indicator's sheet as it was read from a file.
 *
 * @param row where it stands
 * @param indicator the indicator's code
 * @param fiscalYear the sheet's year
 * @param program the program it names, empty where it names none
 * @param demonstration whether it says that it was invented
 * @param content what it says, every text as its column takes it
 */
record SheetRead(Row row, String indicator, int fiscalYear, String program, boolean demonstration,
		SheetContent content) {

	/** What tells it from the other sheets of a file, in words. */
	String key() {
		return this.indicator + " " + this.fiscalYear;
	}

	/** The cell of a column, as people look it up. */
	Place place(String column) {
		return new Place(this.row, column);
	}

}

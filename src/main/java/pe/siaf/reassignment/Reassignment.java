package pe.siaf.reassignment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * A reassignment as it stands.
 *
 * @param id its key within the unit
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param number its number in the unit's year
 * @param file the file
 * @param rubro rubro of both lines
 * @param resourceType type of resource of both lines
 * @param fromSecFunc target that gives
 * @param fromItem item that gives
 * @param fromName what that item is called
 * @param toSecFunc target that receives
 * @param toItem item that receives
 * @param toName what that item is called
 * @param amount how much
 * @param month the month it counts in
 * @param documentType source document
 * @param documentName what the catalogue calls it
 * @param documentNumber its number
 * @param documentDate its date
 * @param justification why
 * @param state V sent, A approved, R rejected, X taken back
 * @param version counts its moves
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param movedAt when it moved last
 * @param approvedName who approved it
 */
record Reassignment(long id, int fiscalYear, String secEjec, String number, String file, String rubro,
		String resourceType, String fromSecFunc, String fromItem, String fromName, String toSecFunc, String toItem,
		String toName, Amount amount, int month, String documentType, String documentName, String documentNumber,
		LocalDate documentDate, String justification, String state, int version, String preparedBy, String preparedName,
		OffsetDateTime movedAt, @Nullable String approvedName) {

	public LineKey from() {
		return new LineKey(this.fromSecFunc, this.rubro, this.resourceType, this.fromItem);
	}

	public LineKey to() {
		return new LineKey(this.toSecFunc, this.rubro, this.resourceType, this.toItem);
	}

	public String page() {
		return "/ejecucion/reasignaciones/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.number);
	}

	public String location() {
		return "/api/v1/reassignments/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.number);
	}

	public String filePage() {
		return "/ejecucion/expedientes/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.file);
	}

	public String linePage(LineKey line) {
		return "/presupuesto/lineas/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, line);
	}

}

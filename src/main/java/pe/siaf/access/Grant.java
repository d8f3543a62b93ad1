package pe.siaf.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A grant as people read it.
 *
 * @param id its key
 * @param program the program
 * @param product product or project; empty for the whole program
 * @param productName its name
 * @param activity activity; empty for the whole product
 * @param activityName its name
 * @param effect ALLOW or DENY
 * @param granteeType LEVEL, SECTOR, PLIEGO or UE
 * @param granteeCode whom
 * @param granteeName the name; empty for a level
 * @param geography department, province or district; empty for everywhere
 * @param populationGroup for whom; empty for all
 * @param operations what it lets do, separated by blanks
 * @param shareRole LEAD, CO_EXECUTOR or SUPPORT
 * @param state ACTIVE or WITHDRAWN
 * @param norm the act it stands on
 */
record Grant(long id, String program, String product, String productName, String activity, String activityName,
		String effect, String granteeType, String granteeCode, String granteeName, String geography,
		String populationGroup, String operations, String shareRole, String state, @Nullable String norm) {

	public List<String> operationList() {
		return List.of(this.operations.split(" "));
	}

	/** The node, code before name. */
	public String node() {
		if (this.product.isEmpty()) {
			return "";
		}
		return this.activity.isEmpty() ? this.product + ". " + this.productName
				: this.activity + ". " + this.activityName;
	}

}

package pe.siaf.access;

import java.time.LocalDate;
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
 * @param geographyName its name
 * @param populationGroup for whom; empty for all
 * @param operations what it lets do, separated by blanks
 * @param shareRole LEAD, CO_EXECUTOR or SUPPORT
 * @param state PROPOSED, OBJECTED, ACCEPTED, ACTIVE, EXPIRED or WITHDRAWN
 * @param norm the act it stands on
 * @param validFrom its first day; open if null
 * @param validTo its last day; open if null
 * @param answerDue until when the grantee answers a proposal
 * @param overdue whether that day is past
 * @param remark the reason of the last objection or withdrawal
 * @param actions what the reader can do to it, separated by blanks
 */
record Grant(long id, String program, String product, String productName, String activity, String activityName,
		String effect, String granteeType, String granteeCode, String granteeName, String geography,
		String geographyName, String populationGroup, String operations, String shareRole, String state,
		@Nullable String norm, @Nullable LocalDate validFrom, @Nullable LocalDate validTo,
		@Nullable LocalDate answerDue, boolean overdue, @Nullable String remark, String actions) {

	public List<String> operationList() {
		return List.of(this.operations.split(" "));
	}

	public List<String> actionList() {
		return this.actions.isEmpty() ? List.of() : List.of(this.actions.split(" "));
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

package pe.siaf.access;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed to propose a grant.
 *
 * @param node {@code product} or {@code product/activity}; empty for the whole program
 * @param granteeType LEVEL, SECTOR, PLIEGO or UE
 * @param granteeCode E, R or M; a sector; 09/096 or a municipality's six digits; a
 * sec_ejec
 * @param effect ALLOW or DENY
 * @param operations what it lets do: {@link AccessOperation}
 * @param shareRole LEAD, CO_EXECUTOR or SUPPORT
 * @param geography department, province or district; empty for everywhere
 * @param populationGroup for whom; empty for all
 * @param norm the act it stands on
 * @param validFrom its first day; open if null
 * @param validTo its last day; open if null
 */
record ProposalForm(@Nullable String node,
		@Pattern(regexp = "LEVEL|SECTOR|PLIEGO|UE", message = "{access.granteeType.choose}") String granteeType,
		@Nullable String granteeCode, @Pattern(regexp = "ALLOW|DENY", message = "{access.effect.choose}") String effect,
		@Nullable List<AccessOperation> operations,
		@Pattern(regexp = "LEAD|CO_EXECUTOR|SUPPORT", message = "{access.role.choose}") String shareRole,
		@Pattern(regexp = "\\s*|\\d{2}|\\d{4}|\\d{6}", message = "{access.geography.form}") @Nullable String geography,
		@Nullable @Size(max = 120) String populationGroup, @Nullable @Size(max = 240) String norm,
		@Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

	/** What a new form starts with: everything allowed to a unit that leads. */
	static ProposalForm blank() {
		return new ProposalForm("", "UE", "", "ALLOW", Arrays.asList(AccessOperation.values()), "LEAD", "", "", "",
				null, null);
	}

	/** What no single field can say. */
	void check(Errors errors) {
		if (code().isEmpty()) {
			errors.rejectValue("granteeCode", "access.granteeCode.missing");
		}
		if (this.operations == null || this.operations.isEmpty()) {
			errors.rejectValue("operations", "access.operations.missing");
		}
		if (this.validFrom != null && this.validTo != null && this.validTo.isBefore(this.validFrom)) {
			errors.rejectValue("validTo", "access.validTo.before");
		}
	}

	/** Whether an operation is marked. */
	public boolean allows(String operation) {
		return List.of(operationNames()).contains(operation);
	}

	String product() {
		String key = text(this.node);
		return key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
	}

	String activity() {
		String key = text(this.node);
		return key.contains("/") ? key.substring(key.indexOf('/') + 1) : "";
	}

	String code() {
		return text(this.granteeCode);
	}

	String place() {
		return text(this.geography);
	}

	String group() {
		return text(this.populationGroup);
	}

	String[] operationNames() {
		return (this.operations != null) ? this.operations.stream().map(Enum::name).toArray(String[]::new)
				: new String[0];
	}

	private static String text(@Nullable String given) {
		return (given != null) ? given.strip() : "";
	}

}

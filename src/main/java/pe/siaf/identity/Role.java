package pe.siaf.identity;

import java.util.EnumSet;
import java.util.Set;

import static pe.siaf.identity.Permission.ACCRUAL_APPROVE;
import static pe.siaf.identity.Permission.ACCRUAL_PREPARE;
import static pe.siaf.identity.Permission.ALLOTMENT_IMPORT;
import static pe.siaf.identity.Permission.AUDIT_READ;
import static pe.siaf.identity.Permission.CATALOGUE_IMPORT;
import static pe.siaf.identity.Permission.CATALOGUE_READ;
import static pe.siaf.identity.Permission.CERTIFICATION_APPROVE;
import static pe.siaf.identity.Permission.CERTIFICATION_PREPARE;
import static pe.siaf.identity.Permission.COMMITMENT_APPROVE;
import static pe.siaf.identity.Permission.COMMITMENT_PREPARE;
import static pe.siaf.identity.Permission.EXECUTION_READ;
import static pe.siaf.identity.Permission.INDICATOR_IMPORT;
import static pe.siaf.identity.Permission.LINES_IMPORT;
import static pe.siaf.identity.Permission.PAYMENT_APPROVE;
import static pe.siaf.identity.Permission.PAYMENT_ORDER_APPROVE;
import static pe.siaf.identity.Permission.PAYMENT_ORDER_PREPARE;
import static pe.siaf.identity.Permission.PAYMENT_PREPARE;
import static pe.siaf.identity.Permission.PROGRAM_IMPORT;
import static pe.siaf.identity.Permission.PROOF_READ;
import static pe.siaf.identity.Permission.PROOF_RUN;
import static pe.siaf.identity.Permission.PUBLISHED_IMPORT;
import static pe.siaf.identity.Permission.USER_ADMIN;

/** The roles of the rule book (domain 1.8) and what each may do. */
public enum Role {

	/** Budget rector (DGPP). */
	RECTOR_BUDGET(CATALOGUE_READ, EXECUTION_READ, CATALOGUE_IMPORT, PUBLISHED_IMPORT, LINES_IMPORT, PROGRAM_IMPORT,
			ALLOTMENT_IMPORT, PROOF_READ, PROOF_RUN),

	/** Sector analyst of the budget rector. */
	MEF_ANALYST(CATALOGUE_READ, EXECUTION_READ, PUBLISHED_IMPORT, PROOF_READ),

	/** Treasury rector (DGTP). */
	RECTOR_TREASURY(CATALOGUE_READ, EXECUTION_READ, PAYMENT_ORDER_APPROVE, PAYMENT_APPROVE, PROOF_READ),

	/** Accounting rector (DGCP). */
	RECTOR_ACCOUNTING(CATALOGUE_READ, EXECUTION_READ, PROOF_READ, PROOF_RUN),

	/** Head of the budget entity. */
	PLIEGO_HEAD(CATALOGUE_READ, EXECUTION_READ),

	/** Budget office of the budget entity. */
	PLIEGO_BUDGET(CATALOGUE_READ, EXECUTION_READ, LINES_IMPORT, ALLOTMENT_IMPORT, CERTIFICATION_APPROVE),

	/** Budget office of the implementing unit. */
	UE_BUDGET(CATALOGUE_READ, EXECUTION_READ, LINES_IMPORT, CERTIFICATION_APPROVE, COMMITMENT_APPROVE),

	/** Supply office of the implementing unit. */
	UE_LOGISTICS(CATALOGUE_READ, EXECUTION_READ, CERTIFICATION_PREPARE, COMMITMENT_PREPARE, COMMITMENT_APPROVE),

	/** Human resources of the implementing unit. */
	UE_HR(CATALOGUE_READ, EXECUTION_READ, CERTIFICATION_PREPARE, COMMITMENT_PREPARE, COMMITMENT_APPROVE),

	/** Accounting office of the implementing unit. */
	UE_ACCOUNTING(CATALOGUE_READ, EXECUTION_READ, ACCRUAL_PREPARE),

	/** Treasury office of the implementing unit. */
	UE_TREASURY(CATALOGUE_READ, EXECUTION_READ, PAYMENT_ORDER_PREPARE, PAYMENT_PREPARE),

	/** Head of administration of the implementing unit: authorises accruals. */
	UE_ADMIN_HEAD(CATALOGUE_READ, EXECUTION_READ, ACCRUAL_APPROVE, COMMITMENT_APPROVE, PAYMENT_ORDER_APPROVE,
			PAYMENT_APPROVE),

	/** Technical responsible of a budget program. */
	PROGRAM_RESPONSIBLE(CATALOGUE_READ, EXECUTION_READ, PROGRAM_IMPORT),

	/** Territorial coordinator of a budget program. */
	TERRITORIAL_COORD(CATALOGUE_READ, EXECUTION_READ),

	/** Monitoring and evaluation coordinator of a budget program. */
	ME_COORD(CATALOGUE_READ, EXECUTION_READ),

	/** Responsible of a service point. */
	SERVICE_POINT(CATALOGUE_READ, EXECUTION_READ),

	/** Registrar of result indicators: INEI or another third party. */
	STATS_REGISTRAR(CATALOGUE_READ, INDICATOR_IMPORT),

	/** Auditor: reads everything, writes nothing but proofs. */
	AUDITOR(CATALOGUE_READ, EXECUTION_READ, AUDIT_READ, PROOF_READ, PROOF_RUN),

	/** System administrator: users and entities, no budget act. */
	SYSADMIN(CATALOGUE_READ, USER_ADMIN, PROOF_READ);

	@SuppressWarnings("ImmutableEnumChecker") // never handed out, only copied
	private final Set<Permission> permissions;

	Role(Permission first, Permission... rest) {
		this.permissions = EnumSet.of(first, rest);
	}

	public boolean may(Permission permission) {
		return this.permissions.contains(permission);
	}

	public Set<Permission> permissions() {
		return EnumSet.copyOf(this.permissions);
	}

}

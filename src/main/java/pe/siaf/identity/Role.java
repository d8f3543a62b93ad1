package pe.siaf.identity;

import java.util.EnumSet;
import java.util.Set;

import static pe.siaf.identity.Permission.ACCESS_ANSWER;
import static pe.siaf.identity.Permission.ACCESS_IMPORT;
import static pe.siaf.identity.Permission.ACCESS_PROPOSE;
import static pe.siaf.identity.Permission.ACCRUALS_IMPORT;
import static pe.siaf.identity.Permission.ACCRUAL_APPROVE;
import static pe.siaf.identity.Permission.ACCRUAL_PREPARE;
import static pe.siaf.identity.Permission.ADJUSTMENT_APPROVE;
import static pe.siaf.identity.Permission.ADJUSTMENT_PREPARE;
import static pe.siaf.identity.Permission.ALLOTMENT_DECIDE;
import static pe.siaf.identity.Permission.ALLOTMENT_IMPORT;
import static pe.siaf.identity.Permission.ALLOTMENT_REQUEST;
import static pe.siaf.identity.Permission.AUDIT_READ;
import static pe.siaf.identity.Permission.BATCH_RELEASE;
import static pe.siaf.identity.Permission.BOOKS_KEEP;
import static pe.siaf.identity.Permission.CALENDAR_DECIDE;
import static pe.siaf.identity.Permission.CALENDAR_REQUEST;
import static pe.siaf.identity.Permission.CATALOGUE_IMPORT;
import static pe.siaf.identity.Permission.CATALOGUE_READ;
import static pe.siaf.identity.Permission.CEILING_DISTRIBUTE;
import static pe.siaf.identity.Permission.CEILING_READ;
import static pe.siaf.identity.Permission.CERTIFICATION_APPROVE;
import static pe.siaf.identity.Permission.CERTIFICATION_PREPARE;
import static pe.siaf.identity.Permission.COMMITMENT_APPROVE;
import static pe.siaf.identity.Permission.COMMITMENT_PREPARE;
import static pe.siaf.identity.Permission.CONTINUITY_KEEP;
import static pe.siaf.identity.Permission.CONTRACT_KEEP;
import static pe.siaf.identity.Permission.CYCLE_KEEP;
import static pe.siaf.identity.Permission.DESIGN_COMMENT;
import static pe.siaf.identity.Permission.DESIGN_DECIDE;
import static pe.siaf.identity.Permission.DESIGN_EDIT;
import static pe.siaf.identity.Permission.EVALUATION_KEEP;
import static pe.siaf.identity.Permission.EXECUTION_READ;
import static pe.siaf.identity.Permission.FRAME_DECIDE;
import static pe.siaf.identity.Permission.HOLIDAY_KEEP;
import static pe.siaf.identity.Permission.INDICATOR_IMPORT;
import static pe.siaf.identity.Permission.KIT_EDIT;
import static pe.siaf.identity.Permission.LINES_IMPORT;
import static pe.siaf.identity.Permission.MEMO_ANSWER;
import static pe.siaf.identity.Permission.MEMO_DECIDE;
import static pe.siaf.identity.Permission.MEMO_WRITE;
import static pe.siaf.identity.Permission.NEEDS_EDIT;
import static pe.siaf.identity.Permission.NOTE_APPROVE;
import static pe.siaf.identity.Permission.NOTE_PREPARE;
import static pe.siaf.identity.Permission.OPENING_APPROVE;
import static pe.siaf.identity.Permission.PAYEE_APPROVE;
import static pe.siaf.identity.Permission.PAYEE_PREPARE;
import static pe.siaf.identity.Permission.PAYMENT_APPROVE;
import static pe.siaf.identity.Permission.PAYMENT_ORDER_APPROVE;
import static pe.siaf.identity.Permission.PAYMENT_ORDER_PREPARE;
import static pe.siaf.identity.Permission.PAYMENT_PREPARE;
import static pe.siaf.identity.Permission.PAYROLL_PREPARE;
import static pe.siaf.identity.Permission.PROGRAMMING_ACCEPT;
import static pe.siaf.identity.Permission.PROGRAMMING_CONSOLIDATE;
import static pe.siaf.identity.Permission.PROGRAMMING_EDIT;
import static pe.siaf.identity.Permission.PROGRAMMING_READ;
import static pe.siaf.identity.Permission.PROGRAMMING_REVIEW;
import static pe.siaf.identity.Permission.PROGRAM_IMPORT;
import static pe.siaf.identity.Permission.PROOF_READ;
import static pe.siaf.identity.Permission.PROOF_RUN;
import static pe.siaf.identity.Permission.PUBLISHED_IMPORT;
import static pe.siaf.identity.Permission.REVENUE_APPROVE;
import static pe.siaf.identity.Permission.REVENUE_PREPARE;
import static pe.siaf.identity.Permission.USER_ADMIN;
import static pe.siaf.identity.Permission.RECEPTION_KEEP;
import static pe.siaf.identity.Permission.YEAR_CLOSE;
import static pe.siaf.identity.Permission.YEARLY_TABLE_KEEP;
import static pe.siaf.identity.Permission.YEAR_END;
import static pe.siaf.identity.Scope.Kind.COST_CENTRE;
import static pe.siaf.identity.Scope.Kind.GEOGRAPHY;
import static pe.siaf.identity.Scope.Kind.NATIONAL;
import static pe.siaf.identity.Scope.Kind.PLIEGO;
import static pe.siaf.identity.Scope.Kind.PROGRAM;
import static pe.siaf.identity.Scope.Kind.PROGRAM_GEOGRAPHY;
import static pe.siaf.identity.Scope.Kind.SECTOR;
import static pe.siaf.identity.Scope.Kind.UE;

/** The roles of the rule book (domain 1.8), over what each is given, what each may do. */
public enum Role {

	/** Budget rector (DGPP). */
	RECTOR_BUDGET(in(NATIONAL), CATALOGUE_READ, ACCRUALS_IMPORT, EXECUTION_READ, CATALOGUE_IMPORT, PUBLISHED_IMPORT,
			LINES_IMPORT, PROGRAM_IMPORT, DESIGN_DECIDE, DESIGN_COMMENT, KIT_EDIT, ACCESS_IMPORT, ACCESS_ANSWER,
			ALLOTMENT_IMPORT, PROOF_READ, PROOF_RUN, CYCLE_KEEP, PROGRAMMING_READ, PROGRAMMING_REVIEW,
			PROGRAMMING_ACCEPT, CEILING_READ, CEILING_DISTRIBUTE, FRAME_DECIDE, MEMO_ANSWER, MEMO_DECIDE,
			EVALUATION_KEEP, NOTE_APPROVE, ALLOTMENT_DECIDE, YEAR_END, YEARLY_TABLE_KEEP),

	/** Sector analyst of the budget rector. */
	MEF_ANALYST(in(NATIONAL, SECTOR, PLIEGO), CATALOGUE_READ, EXECUTION_READ, PUBLISHED_IMPORT, DESIGN_COMMENT,
			PROOF_READ, PROGRAMMING_READ, PROGRAMMING_REVIEW, CEILING_READ, MEMO_ANSWER, EVALUATION_KEEP),

	/** Treasury rector (DGTP). */
	RECTOR_TREASURY(in(NATIONAL), CATALOGUE_READ, EXECUTION_READ, PAYMENT_ORDER_APPROVE, PAYMENT_APPROVE, PROOF_READ,
			CALENDAR_DECIDE, PAYEE_APPROVE, BATCH_RELEASE, YEARLY_TABLE_KEEP),

	/** Accounting rector (DGCP). */
	RECTOR_ACCOUNTING(in(NATIONAL), CATALOGUE_READ, ACCRUALS_IMPORT, EXECUTION_READ, PROOF_READ, PROOF_RUN, BOOKS_KEEP,
			YEAR_END),

	/** Head of the budget entity. */
	PLIEGO_HEAD(in(PLIEGO), CATALOGUE_READ, EXECUTION_READ, ACCESS_ANSWER, PROGRAMMING_READ, CEILING_READ,
			OPENING_APPROVE, NOTE_APPROVE, BATCH_RELEASE),

	/** Budget office of the budget entity. */
	PLIEGO_BUDGET(in(PLIEGO), CATALOGUE_READ, ACCRUALS_IMPORT, EXECUTION_READ, LINES_IMPORT, ALLOTMENT_IMPORT,
			CERTIFICATION_APPROVE, ACCESS_ANSWER, PROGRAMMING_READ, PROGRAMMING_CONSOLIDATE, CEILING_READ,
			CEILING_DISTRIBUTE, NOTE_PREPARE, ALLOTMENT_REQUEST),

	/** Budget office of the implementing unit. */
	UE_BUDGET(in(UE), CATALOGUE_READ, ACCRUALS_IMPORT, NEEDS_EDIT, EXECUTION_READ, LINES_IMPORT, CERTIFICATION_APPROVE,
			COMMITMENT_APPROVE, PROGRAMMING_READ, PROGRAMMING_EDIT, CEILING_READ, CEILING_DISTRIBUTE, MEMO_WRITE,
			NOTE_PREPARE),

	/** Supply office of the implementing unit. */
	UE_LOGISTICS(in(UE), CATALOGUE_READ, NEEDS_EDIT, EXECUTION_READ, CERTIFICATION_PREPARE, COMMITMENT_PREPARE,
			CONTRACT_KEEP, RECEPTION_KEEP, PAYEE_PREPARE, COMMITMENT_APPROVE, PROGRAMMING_READ),

	/** Human resources of the implementing unit. */
	UE_HR(in(UE), CATALOGUE_READ, EXECUTION_READ, PAYROLL_PREPARE, CERTIFICATION_PREPARE, COMMITMENT_PREPARE,
			COMMITMENT_APPROVE, PROGRAMMING_READ),

	/** Accounting office of the implementing unit. */
	UE_ACCOUNTING(in(UE), CATALOGUE_READ, ACCRUALS_IMPORT, EXECUTION_READ, ACCRUAL_PREPARE, BOOKS_KEEP, YEAR_CLOSE,
			ADJUSTMENT_PREPARE, ADJUSTMENT_APPROVE),

	/** Treasury office of the implementing unit. */
	UE_TREASURY(in(UE), CATALOGUE_READ, EXECUTION_READ, PAYMENT_ORDER_PREPARE, PAYMENT_PREPARE, REVENUE_PREPARE,
			CALENDAR_REQUEST),

	/** Head of administration of the implementing unit: authorises accruals. */
	UE_ADMIN_HEAD(in(UE), CATALOGUE_READ, EXECUTION_READ, RECEPTION_KEEP, ADJUSTMENT_APPROVE, ACCRUAL_APPROVE,
			COMMITMENT_APPROVE, PAYMENT_ORDER_APPROVE, PAYMENT_APPROVE, PAYEE_APPROVE, REVENUE_APPROVE,
			PROGRAMMING_READ, CONTINUITY_KEEP),

	/** Technical responsible of a budget program. */
	PROGRAM_RESPONSIBLE(in(PROGRAM), CATALOGUE_READ, EXECUTION_READ, PROGRAM_IMPORT, DESIGN_EDIT, DESIGN_COMMENT,
			KIT_EDIT, ACCESS_PROPOSE, MEMO_WRITE),

	/** Territorial coordinator of a budget program. */
	TERRITORIAL_COORD(in(PROGRAM_GEOGRAPHY), CATALOGUE_READ, EXECUTION_READ, DESIGN_COMMENT, ACCESS_PROPOSE),

	/** Monitoring and evaluation coordinator of a budget program. */
	ME_COORD(in(PROGRAM), CATALOGUE_READ, EXECUTION_READ, DESIGN_EDIT, DESIGN_COMMENT),

	/** Responsible of a service point. */
	SERVICE_POINT(in(COST_CENTRE), CATALOGUE_READ, NEEDS_EDIT, EXECUTION_READ, PROGRAMMING_READ, RECEPTION_KEEP),

	/** Registrar of result indicators: INEI or another third party. */
	STATS_REGISTRAR(in(NATIONAL), CATALOGUE_READ, INDICATOR_IMPORT),

	/** Auditor: reads everything, writes nothing but proofs. */
	AUDITOR(in(NATIONAL, SECTOR, PLIEGO, UE, GEOGRAPHY), CATALOGUE_READ, EXECUTION_READ, AUDIT_READ, PROOF_READ,
			PROOF_RUN, PROGRAMMING_READ, CEILING_READ),

	/** System administrator: users and entities, no budget act. */
	SYSADMIN(in(NATIONAL), CATALOGUE_READ, USER_ADMIN, HOLIDAY_KEEP, PROOF_READ);

	@SuppressWarnings("ImmutableEnumChecker") // never handed out, only copied
	private final Set<Permission> permissions;

	@SuppressWarnings("ImmutableEnumChecker") // never handed out, only copied
	private final Set<Scope.Kind> scopeKinds;

	Role(Set<Scope.Kind> scopeKinds, Permission first, Permission... rest) {
		this.scopeKinds = scopeKinds;
		this.permissions = EnumSet.of(first, rest);
	}

	public boolean may(Permission permission) {
		return this.permissions.contains(permission);
	}

	public Set<Permission> permissions() {
		return EnumSet.copyOf(this.permissions);
	}

	/**
	 * Over what the role may be given; the table {@code role_scope} says the same.
	 * @return at least one kind of scope
	 */
	public Set<Scope.Kind> scopeKinds() {
		return EnumSet.copyOf(this.scopeKinds);
	}

	private static Set<Scope.Kind> in(Scope.Kind first, Scope.Kind... rest) {
		return EnumSet.of(first, rest);
	}

}

package pe.siaf.budget;

/** The stages of the chain that movements belong to, in order (domain 0.4, 9.2). */
public enum Stage {

	PIA, MODIFICATION, CERTIFICATION, ANNUAL_COMMITMENT, MONTHLY_COMMITMENT, ACCRUAL, PAYMENT_ORDER, PAYMENT

}

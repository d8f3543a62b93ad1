/**
 * Payrolls (domain 9.4, 9.11 ON, 11 AIRHSP): what workers earn and employers add, by
 * registered position, target and item, from a file or pasted lines. Certified by the
 * budget office and authorised by the head of administration, a payroll is certified,
 * committed, accrued and ordered by one act ({@code payroll_post} of
 * {@code db/migration/payroll}), whole or not at all.
 */
@NullMarked
@ApplicationModule(displayName = "Payrolls", allowedDependencies = { "execution", "access", "budget", "institution",
		"exchange", "workflow", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.payroll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

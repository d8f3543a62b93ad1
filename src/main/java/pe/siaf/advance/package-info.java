/**
 * Advances (domain 9.11): travel, internal advances and petty cash in the hands of a
 * named worker, what was accounted for, and what is still owed. Their budget goes through
 * the chain under the types of operation AV, A, C and F; the commitment names the advance
 * by its number. Accounted for and approved, the expense stands in the books by its own
 * item ({@code rendering_post}); what is returned is a refund of the payment.
 */
@NullMarked
@ApplicationModule(displayName = "Advances", allowedDependencies = { "execution", "institution", "workflow", "audit",
		"identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.advance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

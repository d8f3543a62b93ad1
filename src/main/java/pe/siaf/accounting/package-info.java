/**
 * Accounting: the books of a unit (domain 9.16). Every movement of the budget that this
 * system keeps becomes a journal entry in the transaction that posts it, by the operation
 * table of its year; what the table doesn't know waits as {@code LED-101}. The writing is
 * {@code journal_write} of {@code db/migration/accounting}; this module reads the books,
 * shows them and hands them out.
 */
@NullMarked
@ApplicationModule(displayName = "Accounting", allowedDependencies = { "execution", "budget", "institution", "exchange",
		"workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.accounting;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;

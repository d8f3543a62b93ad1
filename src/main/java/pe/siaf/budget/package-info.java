/**
 * Planning: what may be spent. Targets, budget lines with their balances, and the ledger
 * of movements (domain 2.4, 2.9, 9.1.6, 9.2). {@link pe.siaf.budget.BudgetLedger} is the
 * only writer of either; the ladder's rules are constraints of {@code budget_line}.
 */
@NullMarked
@ApplicationModule(displayName = "Budget", allowedDependencies = { "institution", "classifier", "exchange", "workflow",
		"audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

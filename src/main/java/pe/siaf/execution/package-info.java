/**
 * Execution: the chain of documents from certification to payment (domain 9.1–9.9) with
 * the suppliers they pay. A <em>record</em> is a sequence of a certificate or a phase of
 * a file; <em>acts</em> make and change it, and move through the workflow; only approved
 * acts count. The ladder of documents is held by the constraints of
 * {@code execution_record_line}, the ladder of lines by those of {@code budget_line};
 * {@link pe.siaf.execution.ExecutionRule} names them. Every posting goes through
 * {@link pe.siaf.budget.BudgetLedger}.
 */
@NullMarked
@ApplicationModule(displayName = "Execution", allowedDependencies = { "access", "budget", "institution", "classifier",
		"cycle", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

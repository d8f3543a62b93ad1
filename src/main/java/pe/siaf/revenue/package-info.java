/**
 * Revenue (domain 9.12, cycle I): what is owed to a unit (determined) and what came in
 * (collected), reduced, annulled and refunded by further acts, beside the revenue that
 * the year's budget expects. The balances of a record and its rules stand in the
 * constraints of {@code revenue_record_line}; an approved act becomes movements and
 * journal entries in its own transaction. The budget of revenue is an estimate and limits
 * nothing.
 */
@NullMarked
@ApplicationModule(displayName = "Revenue", allowedDependencies = { "budget", "institution", "exchange", "workflow",
		"identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.revenue;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;

/**
 * Contracts and orders (domain 9.4, 9.6, 9.14, 12.6): what was agreed with suppliers,
 * what of it each year pays, orders of purchase and service, what came of them and who
 * said that it is what was ordered. Forecasts promise of later years' budgets what the
 * programming of those years has to hold. It listens to commitments and accruals of
 * {@code execution} and refuses what contracts, sanctions and the match of order,
 * reception and voucher don't allow. Balances are the constraints of
 * {@code contract_year}, {@code purchase_order} and its lines.
 */
@NullMarked
@ApplicationModule(displayName = "Contracts and orders", allowedDependencies = { "execution", "programming",
		"institution", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

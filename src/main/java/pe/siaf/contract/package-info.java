/**
 * Contracts and orders (domain 9.4, 9.6, 9.14, 12.6): what was agreed with suppliers,
 * what of it each year pays, orders of purchase and service, what came of them and who
 * said that it is what was ordered. It listens to commitments and accruals of
 * {@code execution} and refuses what contracts, sanctions and the match of order,
 * reception and voucher don't allow. Balances are the constraints of
 * {@code contract_year}, {@code purchase_order} and its lines.
 */
@NullMarked
@ApplicationModule(displayName = "Contracts and orders", allowedDependencies = { "execution", "institution", "exchange",
		"workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

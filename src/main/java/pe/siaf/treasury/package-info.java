/**
 * Treasury (domain 9.7, 9.13): what may be ordered in a month (payment calendar) and what
 * there is to pay with (purses of the single account and own accounts). Both are counted
 * by triggers in the transaction that posts an order or a collection, and held by
 * constraints; this module sets, shows and explains them.
 */
@NullMarked
@ApplicationModule(displayName = "Treasury", allowedDependencies = { "execution", "institution", "exchange", "workflow",
		"audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.treasury;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;

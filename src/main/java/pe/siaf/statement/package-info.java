/**
 * Insight: the statements of a unit's year (domain 9.16.6): financial ones from its
 * books, by rows that stand in yearly tables, and budget ones from its movements, each up
 * to a month; and the bridge from what was accrued of the budget to the expense of the
 * books (9.16.8).
 */
@NullMarked
@ApplicationModule(displayName = "Statements",
		allowedDependencies = { "accounting", "identity", "ui", "money", "rules" })
package pe.siaf.statement;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;

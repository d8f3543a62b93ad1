/**
 * Insight: what the three levels of government do for the people of one place (domain 5):
 * programs and products with units, quantities and money, whom nobody serves, who leads
 * twice. Reads targets and lines by place, and grants by the functions of {@code access}.
 */
@NullMarked
@ApplicationModule(displayName = "Territory",
		allowedDependencies = { "access", "institution", "classifier", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Start on a machine with nothing but a JDK: the profile {@code local} runs a real
 * PostgreSQL in a folder of this project and keeps its data. Production never loads it.
 */
@NullMarked
@ApplicationModule(displayName = "Local start", allowedDependencies = {})
package pe.siaf.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Foundation: who uses the system. Users, their profiles (role × scope, domain 1.8),
 * sign-in and sign-out, the switch of profile, API tokens. What a person may see and do
 * follows from the active profile alone: {@link pe.siaf.identity.CurrentProfile}.
 */
@NullMarked
@ApplicationModule(displayName = "Identity", allowedDependencies = { "ui", "money", "fiscal", "rules" })
package pe.siaf.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Foundation: how every screen looks. The layout, the components as documented fragments
 * in {@code templates/ui}, the models they take, error pages and the living page of
 * components at {@code /ui}. Knows no module above it: menus and counters are registered
 * from above through {@link pe.siaf.ui.MenuContribution}.
 */
@NullMarked
@ApplicationModule(displayName = "Screens", allowedDependencies = { "money", "fiscal", "rules" })
package pe.siaf.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

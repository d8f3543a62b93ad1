/**
 * SIAF II, a layered monolith: one package a module, each with its purpose and what it
 * may use in its own {@code package-info}.
 */
@NullMarked
package pe.siaf;

import org.jspecify.annotations.NullMarked;

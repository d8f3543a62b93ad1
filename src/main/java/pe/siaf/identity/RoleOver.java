package pe.siaf.identity;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A role with one of the kinds of scope over which it is given: what a form offers.
 *
 * @param role the role
 * @param kind over what
 */
record RoleOver(Role role, Scope.Kind kind) {

	/**
	 * All that may be given.
	 * @return in the order of the roles
	 */
	static List<RoleOver> all() {
		return Arrays.stream(Role.values())
			.flatMap((role) -> role.scopeKinds().stream().map((kind) -> new RoleOver(role, kind)))
			.toList();
	}

	/**
	 * Reads what a form sends back.
	 * @param text as {@link #toString} wrote it
	 * @return the same, or {@code null} where nothing was chosen
	 * @throws IllegalArgumentException if it is no role and kind
	 */
	public static @Nullable RoleOver valueOf(String text) {
		if (text.isEmpty()) {
			return null;
		}
		int dot = Math.max(text.indexOf('.'), 0);
		return new RoleOver(Role.valueOf(text.substring(0, dot)), Scope.Kind.valueOf(text.substring(dot + 1)));
	}

	Scope over(@Nullable String code) {
		return new Scope(this.kind, (code != null) ? code.strip() : "");
	}

	@Override
	public String toString() {
		return this.role + "." + this.kind;
	}

}

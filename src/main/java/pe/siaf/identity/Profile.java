package pe.siaf.identity;

import java.io.Serializable;

/**
 * A role over a scope, held by a user.
 *
 * @param id its key
 * @param username who holds it
 * @param personName the holder's name, as shown on documents
 * @param role what the holder may do
 * @param scope on what part of the records
 * @param principal whether sign-in activates it
 */
public record Profile(long id, String username, String personName, Role role, Scope scope,
		boolean principal) implements Serializable {

	public boolean may(Permission permission) {
		return this.role.may(permission);
	}

	/**
	 * How the audit and the history of documents name it.
	 * @return for example {@code UE_BUDGET UE 001650}
	 */
	public String label() {
		return (this.role + " " + this.scope.kind() + " " + this.scope.code()).strip();
	}

}

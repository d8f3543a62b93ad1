package pe.siaf.identity;

import java.util.Map;

/**
 * Told in the transaction that changes a user, a profile or a token, for the audit.
 *
 * @param username whose
 * @param action what was done, such as {@code PROFILE_GIVEN}
 * @param detail what changed; never a password or token
 */
public record UserChanged(String username, String action, Map<String, String> detail) {
}

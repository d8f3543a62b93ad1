package pe.siaf.identity;

/**
 * The people of the demonstration, so that what it shows was done by those who sign in to
 * look at it.
 */
public final class DemonstratedPeople {

	private DemonstratedPeople() {
	}

	/**
	 * One of them.
	 * @param username the user
	 * @return the profile that the person signs in with
	 * @throws IllegalArgumentException if there is no such user in the demonstration
	 */
	public static Profile of(String username) {
		return DemoUsers.profileOf(username);
	}

}

package pe.siaf.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What other systems handed over by file: which contract, order or reception became of
 * it, so that each comes in once.
 */
@Repository
class Deliveries {

	private final JdbcClient jdbc;

	Deliveries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The hash of what came in under a key before. */
	Optional<String> hashOf(StagedFile file, String kind, String key) {
		return this.jdbc.sql("select hash from contract_delivery where sec_ejec = ? and kind = ? and key = ?")
			.params(file.secEjec(), kind, key)
			.query(String.class)
			.optional();
	}

	void keep(StagedFile file, String kind, String key, String hash, long target) {
		this.jdbc.sql("""
				insert into contract_delivery (sec_ejec, kind, key, hash, target_id, import_id)
				values (?, ?, ?, ?, ?, ?)""").params(file.secEjec(), kind, key, hash, target, file.id()).update();
	}

	/** Who brought a file: contracts and orders are the supply office's. */
	Profile officer(StagedFile file) {
		String name = this.jdbc.sql("select person_name from app_user where username = ?")
			.param(file.username())
			.query(String.class)
			.optional()
			.orElse(file.username());
		return new Profile(0, file.username(), name, Role.UE_LOGISTICS, new Scope(Scope.Kind.UE, file.secEjec()), true);
	}

	/** Who brought a file, unless this system fetched it from the other one itself. */
	Optional<Profile> bringer(StagedFile file) {
		return file.username().equals(ImportOrder.SYSTEM) ? Optional.empty() : Optional.of(officer(file));
	}

	/**
	 * Who brought the file that something came with: whoever brought these very rows,
	 * also where they were refused first and somebody else tried again.
	 * @param secEjec the unit
	 * @param kind ORDER or RECEPTION
	 * @param target its key within the unit
	 * @return their usernames; none where this system fetched it itself
	 */
	List<String> bringersOf(String secEjec, String kind, long target) {
		return this.jdbc.sql("""
				select username from delivery_bringer
				where sec_ejec = ? and kind = ? and target_id = ? and username <> ?""")
			.params(secEjec, kind, target, ImportOrder.SYSTEM)
			.query(String.class)
			.list();
	}

	/**
	 * A person whom a file names. Who is a user here too is that user, however the name
	 * is written, so that duties are told apart.
	 * @param file the file
	 * @param user the person's user or DNI in the other system
	 * @param name the name there, or empty
	 * @return the person, with no more to do with it than the name
	 */
	Profile person(StagedFile file, String user, String name) {
		String said = user.strip().toUpperCase(Locale.ROOT);
		// a DNI says who somebody is; a username of eight digits may be another's number
		return this.jdbc.sql("""
				select username, person_name from app_user where upper(username) = :said or dni = :said
				order by dni = :said desc nulls last limit 1""")
			.param("said", said)
			.query((row, number) -> profile(file, row.getString("username"), row.getString("person_name")))
			.optional()
			.orElseGet(() -> profile(file, said, name.isBlank() ? said : name.strip()));
	}

	private static Profile profile(StagedFile file, String username, String name) {
		return new Profile(0, username, name, Role.SERVICE_POINT, new Scope(Scope.Kind.UE, file.secEjec()), true);
	}

	/**
	 * What came in under a key before.
	 * @param file the file that names it
	 * @param kind ORDER or RECEPTION
	 * @param key its key
	 * @return its key within the unit
	 * @throws RuleViolation INT-001 if nothing did, for this unit
	 */
	long require(StagedFile file, String kind, String key) {
		return this.jdbc.sql("select target_id from contract_delivery where sec_ejec = ? and kind = ? and key = ?")
			.params(file.secEjec(), kind, key)
			.query(Long.class)
			.optional()
			.orElseThrow(() -> unknown(key));
	}

	static RuleViolation unknown(String key) {
		return new RuleViolation(DeliveryRule.HANDED_OVER_BEFORE, Figures.of("what", key), "number");
	}

	/** What rows say, as one hash. */
	static String hash(List<ImportRow> rows) {
		StringBuilder content = new StringBuilder();
		rows.forEach((row) -> row.cells()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((cell) -> content.append(cell.getKey()).append('=').append(cell.getValue()).append('\n')));
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

}

package pe.siaf.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/**
 * What other systems handed over by file: which contract or order became of it, so that
 * each comes in once.
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

package pe.siaf.execution;

import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;

/** The register of suppliers. */
@Repository
class Suppliers {

	private final JdbcClient jdbc;

	Suppliers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Supplier> find(String ruc) {
		return this.jdbc.sql("select ruc, name, status, condition, verified from supplier where ruc = ?")
			.params(ruc)
			.query(Supplier.class)
			.optional();
	}

	/**
	 * Finds a supplier, or registers one that nobody has paid yet under the name that was
	 * typed. Such a supplier stays unverified until the register is loaded.
	 * @param ruc the RUC
	 * @param name the name typed, which also fills in one that was missing
	 * @param actor who types
	 * @return the supplier
	 */
	Supplier findOrRegister(Ruc ruc, String name, Profile actor) {
		Optional<Supplier> known = find(ruc.value()).filter((supplier) -> !supplier.name().isEmpty() || name.isBlank());
		if (known.isPresent()) {
			return known.get();
		}
		this.jdbc
			.sql("""
					insert into supplier (ruc, name, registered_by) values (:ruc, :name, :by)
					on conflict (ruc) do update set name = excluded.name where supplier.name = '' and excluded.name <> ''""")
			.param("ruc", ruc.value())
			.param("name", name.strip().toUpperCase(Locale.ROOT))
			.param("by", actor.username())
			.update();
		return find(ruc.value()).orElseThrow();
	}

}

package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.execution.ExecutionRule;
import pe.siaf.rules.RuleViolation;

/** Suppliers as contracts and orders ask of them: registered, and not barred. */
@Repository("contractSuppliers")
class Suppliers {

	private final JdbcClient jdbc;

	Suppliers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A supplier that the register knows.
	 * @param ruc its RUC as typed
	 * @return the RUC
	 * @throws RuleViolation SUP-001 if the register doesn't know it
	 */
	String require(String ruc) {
		return this.jdbc.sql("select ruc from supplier where ruc = ?")
			.param(ruc.strip())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new RuleViolation(ExecutionRule.RUC_NOT_VALID, Map.of("ruc", ruc), "ruc"));
	}

	Optional<Sanction> barred(String ruc, LocalDate day) {
		return this.jdbc.sql("""
				select s.ruc, p.name, s.valid_from, s.valid_to, s.resolution from supplier_sanction s
				join supplier p on p.ruc = s.ruc
				where s.ruc = ? and s.valid_from <= ? and (s.valid_to is null or s.valid_to >= ?)
				order by s.valid_from desc limit 1""").params(ruc, day, day).query(Sanction.class).optional();
	}

	List<Sanction> sanctions() {
		return this.jdbc.sql("""
				select s.ruc, p.name, s.valid_from, s.valid_to, s.resolution from supplier_sanction s
				join supplier p on p.ruc = s.ruc order by s.valid_to is not null, s.valid_to desc, s.ruc limit 500""")
			.query(Sanction.class)
			.list();
	}

	/**
	 * A sanction.
	 *
	 * @param ruc the supplier
	 * @param name its name
	 * @param validFrom from when it is barred
	 * @param validTo until when, or for good
	 * @param resolution by which resolution
	 */
	record Sanction(String ruc, String name, LocalDate validFrom, @Nullable LocalDate validTo, String resolution) {
	}

}

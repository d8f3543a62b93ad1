package pe.siaf.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.control.Proof.Checked;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/** The proofs that were run and what they found. */
@Repository
class Proofs {

	private static final String PROOF = """
			select id, occasion, username, profile, result, seen_at, last_movement, movements, lines, acts, millis
			from ledger_proof""";

	private final JdbcClient jdbc;

	private final ProofFigures figures;

	Proofs(JdbcClient jdbc, ProofFigures figures) {
		this.jdbc = jdbc;
		this.figures = figures;
	}

	Optional<Proof> last() {
		return this.jdbc.sql(PROOF + " order by id desc limit 1").query(Proof.class).optional();
	}

	Optional<Proof> find(long id) {
		return this.jdbc.sql(PROOF + " where id = ?").param(id).query(Proof.class).optional();
	}

	/** Newest first. */
	List<Proof> latest(int most) {
		return this.jdbc.sql(PROOF + " order by id desc limit ?").param(most).query(Proof.class).list();
	}

	boolean ranTonight() {
		return this.jdbc.sql("""
				select exists (select from ledger_proof where occasion = 'NIGHTLY'
				  and (seen_at at time zone 'America/Lima')::date = (now() at time zone 'America/Lima')::date)""")
			.query(Boolean.class)
			.single();
	}

	/**
	 * What a proof found, as far as a profile sees the units concerned; how much was
	 * found in all is no secret.
	 * @param proof the proof
	 * @param profile who looks
	 * @return the invariants in order
	 */
	List<Checked> checks(Proof proof, Profile profile) {
		Map<ProofCheck, List<Difference>> rows = differences(proof, profile).stream()
			.collect(Collectors.groupingBy(Difference::code));
		return this.jdbc.sql("""
				select code, differences, millis from ledger_proof_check where proof_id = ? order by place""")
			.param(proof.id())
			.query((row, number) -> {
				ProofCheck code = ProofCheck.valueOf(row.getString("code"));
				return new Checked(code, row.getLong("differences"), row.getLong("millis"),
						rows.getOrDefault(code, List.of()));
			})
			.list();
	}

	/** The codes of the invariants that didn't hold. */
	List<String> failing(Proof proof) {
		return this.jdbc.sql("""
				select code from ledger_proof_check where proof_id = ? and differences > 0 order by place""")
			.param(proof.id())
			.query(String.class)
			.list();
	}

	/**
	 * Whether what a proof found is a reason not to close a unit's month: anything, but
	 * of transfers only those of its own. Of a thousand of these the worst are known, and
	 * the unit's may be among the others: then it waits too.
	 * @param proof the proof
	 * @param secEjec the unit
	 * @return whether its months stay open
	 */
	boolean stops(Proof proof, String secEjec) {
		return !proof.passed() && this.jdbc
			.sql("""
					select not exists (select from ledger_proof_check c where c.proof_id = :proof and c.differences > 0)
					  or exists (select from ledger_proof_check c where c.proof_id = :proof and c.differences > 0 and (c.code <> 'T7'
					  or c.differences > (select count(*) from ledger_proof_difference d where d.proof_id = c.proof_id and d.code = c.code)
					  or exists (select from ledger_proof_difference d where d.proof_id = c.proof_id and d.code = c.code and d.sec_ejec = :unit)))""")
			.param("proof", proof.id())
			.param("unit", secEjec)
			.query(Boolean.class)
			.single();
	}

	private List<Difference> differences(Proof proof, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select d.code, d.fiscal_year, d.sec_ejec, d.subject_type, d.subject, d.measure, d.expected, d.found
				from ledger_proof_difference d
				left join implementing_unit u on u.fiscal_year = d.fiscal_year and u.sec_ejec = d.sec_ejec
				where d.proof_id = :proof and (d.sec_ejec is null or\s""" + scope.sql() + """
				)
				order by d.code, d.rank""")
			.params(scope.params())
			.param("proof", proof.id())
			.query(Difference.class)
			.list();
	}

	long keep(String occasion, String username, String profile, long millis, List<Checked> checks) {
		boolean passed = checks.stream().allMatch((check) -> check.differences() == 0);
		long proof = this.jdbc.sql("""
				insert into ledger_proof (occasion, username, profile, result, seen_at, last_movement, movements, lines,
				  acts, millis)
				select :occasion, :username, :profile, :result, now(), coalesce(max(id), 0), count(*),
				  (select count(*) from budget_line), (select count(*) from execution_act), :millis
				from movement returning id""")
			.param("occasion", occasion)
			.param("username", username)
			.param("profile", profile)
			.param("result", passed ? "PASS" : "FAIL")
			.param("millis", millis)
			.query(Long.class)
			.single();
		for (int place = 0; place < checks.size(); place++) {
			Checked check = checks.get(place);
			this.jdbc
				.sql("""
						insert into ledger_proof_check (proof_id, place, code, differences, millis) values (?, ?, ?, ?, ?)""")
				.params(proof, place, check.code().name(), check.differences(), check.millis())
				.update();
			for (int rank = 0; rank < check.rows().size(); rank++) {
				keep(proof, rank, check.rows().get(rank));
			}
		}
		this.figures.keep(proof);
		return proof;
	}

	private void keep(long proof, int rank, Difference row) {
		this.jdbc
			.sql("""
					insert into ledger_proof_difference (proof_id, code, rank, fiscal_year, sec_ejec, subject_type, subject,
					  measure, expected, found)
					values (:proof, :code, :rank, cast(:year as smallint), :unit, :type, :subject, :measure, :expected, :found)""")
			.param("proof", proof)
			.param("code", row.code().name())
			.param("rank", rank)
			.param("year", row.fiscalYear())
			.param("unit", row.secEjec())
			.param("type", row.subjectType())
			.param("subject", row.subject())
			.param("measure", row.measure())
			.param("expected", row.expected())
			.param("found", row.found())
			.update();
	}

}

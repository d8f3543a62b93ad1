package pe.siaf.control;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.accounting.BooksKey;

/**
 * The figures that proofs covered, kept with them: whoever holds the movements of a
 * unit's year can add them up and compare.
 */
@Repository
class ProofFigures {

	private final JdbcClient jdbc;

	ProofFigures(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps what isn't as the proof before found it.
	 * @param proof the proof that is being kept
	 */
	void keep(long proof) {
		this.jdbc.sql("select 1 from (select proof_figures_keep(?)) done").param(proof).query(Integer.class).single();
	}

	/**
	 * What a proof covered of each year, all units together.
	 * @param proof the proof
	 * @return newest year first
	 */
	List<Figure> ofYears(long proof) {
		return this.jdbc
			.sql("""
					select max(proof_id) proof, fiscal_year, count(*) units, sum(lines) lines, sum(movements) movements,
					  max(last_movement) last_movement, sum(pim) pim, sum(certified) certified,
					  sum(annual_committed) annual_committed, sum(monthly_committed) monthly_committed, sum(accrued) accrued,
					  sum(ordered) ordered, sum(paid) paid, sum(entries) entries, 0 last_entry, sum(booked) booked
					from (
					  select distinct on (sec_ejec, fiscal_year) * from ledger_proof_figure where proof_id <= ?
					  order by sec_ejec, fiscal_year, proof_id desc) latest
					group by fiscal_year order by fiscal_year desc""")
			.param(proof)
			.query(Figure.class)
			.list();
	}

	/**
	 * What the last proof covered of a unit's year.
	 * @param key whose
	 * @return empty before the first proof that looked at it
	 */
	Optional<Figure> of(BooksKey key) {
		return this.jdbc
			.sql("""
					select proof_id proof, fiscal_year, 1 units, lines, movements, last_movement, pim, certified, annual_committed,
					  monthly_committed, accrued, ordered, paid, entries, last_entry, booked
					from ledger_proof_figure where sec_ejec = ? and fiscal_year = ? order by proof_id desc limit 1""")
			.params(key.unit(), key.year())
			.query(Figure.class)
			.optional();
	}

}

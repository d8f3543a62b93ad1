package pe.siaf.modification;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * The signed papers of resolutions: handed in once, at the approval or by the deadline.
 */
@Component
class ResolutionFiles {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	ResolutionFiles(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Keeps a resolution's paper.
	 * @param fiscalYear the year
	 * @param resolution the resolution, which the actor sees
	 * @param paper the paper
	 * @param actor who hands it in
	 * @throws RuleViolation MOD-018 if there is one
	 */
	@Transactional
	public void keep(int fiscalYear, long resolution, SignedPaper paper, Profile actor) {
		int kept = this.jdbc
			.sql("""
					insert into budget_resolution_file (fiscal_year, resolution_id, file_name, sha256, bytes, content, uploaded_by)
					values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(fiscalYear, resolution, paper.fileName(), paper.sha256(), paper.content().length, paper.content(),
					actor.username())
			.update();
		if (kept == 0) {
			throw new RuleViolation(NoteRule.RESOLUTION_FILE, Figures.of("kilobytes", paper.content().length / 1024),
					"file");
		}
		this.audit.record(actor, AuditTrail.NATIONAL, "attach", "BUDGET_RESOLUTION", fiscalYear + "/" + resolution,
				null, Figures.of("file", paper.fileName(), "sha256", paper.sha256()));
	}

	/** The paper's bytes. */
	byte[] content(int fiscalYear, long resolution) {
		return this.jdbc.sql("select content from budget_resolution_file where fiscal_year = ? and resolution_id = ?")
			.params(fiscalYear, resolution)
			.query((row, at) -> row.getBytes(1))
			.optional()
			.orElseThrow(() -> new NotFound("paper of resolution " + resolution));
	}

}

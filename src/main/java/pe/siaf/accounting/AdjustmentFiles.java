package pe.siaf.accounting;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.rules.RuleViolation;

/**
 * The papers that support entries that people make: at least one before they are
 * verified, none changed afterwards (domain 12.3).
 */
@Repository
class AdjustmentFiles {

	private static final int BIGGEST = 10 * 1024 * 1024;

	private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

	private final JdbcClient jdbc;

	AdjustmentFiles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Paper> of(Adjustment adjustment) {
		return this.jdbc.sql("""
				select file_name, sha256, length(content) bytes from journal_adjustment_file
				where sec_ejec = ? and fiscal_year = ? and number = ? order by uploaded_at""")
			.params(adjustment.secEjec(), adjustment.fiscalYear(), adjustment.number())
			.query(Paper.class)
			.list();
	}

	void requireOne(Adjustment adjustment) {
		if (of(adjustment).isEmpty()) {
			throw refused();
		}
	}

	static RuleViolation refused() {
		return new RuleViolation(BooksRule.PAPER_MISSING, Map.of(), "file");
	}

	/**
	 * Keeps a paper; the same one twice is kept once.
	 * @throws RuleViolation LED-116 unless it is a PDF of at most 10 MB
	 */
	void keep(Adjustment adjustment, String name, byte[] content, String username) {
		String plain = required(name, content);
		this.jdbc
			.sql("""
					insert into journal_adjustment_file (sec_ejec, fiscal_year, number, file_name, sha256, content, uploaded_by)
					values (:unit, :year, :number, :name, encode(sha256(:content), 'hex'), :content, :username) on conflict do nothing""")
			.param("unit", adjustment.secEjec())
			.param("year", adjustment.fiscalYear())
			.param("number", adjustment.number())
			.param("name", plain)
			.param("content", content)
			.param("username", username)
			.update();
	}

	/**
	 * A paper's name without its folders and whatever else a name shouldn't hold.
	 * @throws RuleViolation LED-116 unless it is a PDF of at most 10 MB
	 */
	static String required(String name, byte[] content) {
		boolean pdf = content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
		if (!pdf || content.length > BIGGEST) {
			throw refused();
		}
		String plain = name.replaceAll(".*[/\\\\]", "").replaceAll("[^\\p{L}\\p{N} ._-]", "_");
		return plain.isBlank() ? "sustento.pdf" : plain.substring(Math.max(0, plain.length() - 120));
	}

	Optional<byte[]> content(Adjustment adjustment, String sha256) {
		return this.jdbc
			.sql("""
					select content from journal_adjustment_file where sec_ejec = ? and fiscal_year = ? and number = ? and sha256 = ?""")
			.params(adjustment.secEjec(), adjustment.fiscalYear(), adjustment.number(), sha256)
			.query((row, at) -> row.getBytes(1))
			.optional();
	}

	/**
	 * A paper.
	 *
	 * @param fileName its name
	 * @param sha256 its fingerprint
	 * @param bytes its size
	 */
	record Paper(String fileName, String sha256, long bytes) {
	}

}

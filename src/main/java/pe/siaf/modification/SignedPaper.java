package pe.siaf.modification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The signed resolution as it was handed in.
 *
 * @param fileName the file's name
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record SignedPaper(String fileName, byte[] content) {

	/** Ten megabytes. */
	static final int BIGGEST = 10 * 1024 * 1024;

	private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

	private static final int LONGEST_NAME = 120;

	/**
	 * A file that was sent.
	 * @param name what its sender calls it, perhaps with a path
	 * @param content its bytes
	 * @return the paper
	 * @throws RuleViolation MOD-018 unless it is a PDF of at most 10 MB
	 */
	static SignedPaper of(String name, byte[] content) {
		boolean pdf = content.length > PDF.length && Arrays.equals(Arrays.copyOf(content, PDF.length), PDF);
		if (!pdf || content.length > BIGGEST) {
			throw new RuleViolation(NoteRule.RESOLUTION_FILE, Figures.of("kilobytes", content.length / 1024), "file");
		}
		String last = name.replaceAll(".*[/\\\\]", "").replaceAll("[^\\p{L}\\p{N} ._-]", "_");
		String kept = last.isBlank() ? "resolucion.pdf" : last;
		return new SignedPaper(kept.substring(Math.max(0, kept.length() - LONGEST_NAME)), content);
	}

	/**
	 * Its fingerprint.
	 * @return SHA-256 in hexadecimal
	 */
	String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.content));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java has SHA-256", impossible);
		}
	}

}

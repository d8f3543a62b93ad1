package pe.siaf.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;

/**
 * Takes files in: a small one while its sender waits, a big one in the background.
 */
@Service
public class Imports {

	/**
	 * Files up to this size are worked on while the sender waits. The system's own loads
	 * and the command line, which nobody sends, always wait.
	 */
	static final long WAITED_FOR = 1024L * 1024;

	private static final Pattern DAY = Pattern.compile("(20\\d{2})-?(\\d{2})-?(\\d{2})");

	private final ObjectProvider<ImportKind> kinds;

	private final ImportRecords records;

	private final ImportRun run;

	private final ImportJobs jobs;

	private final UnitScope scope;

	Imports(ObjectProvider<ImportKind> kinds, ImportRecords records, ImportRun run, ImportJobs jobs, UnitScope scope) {
		this.kinds = kinds;
		this.records = records;
		this.run = run;
		this.jobs = jobs;
		this.scope = scope;
	}

	/**
	 * All kinds by code, in order.
	 * @return the kinds
	 */
	Map<String, ImportKind> kinds() {
		Map<String, ImportKind> byCode = new LinkedHashMap<>();
		this.kinds.stream()
			.sorted((one, other) -> one.code().compareTo(other.code()))
			.forEach((kind) -> byCode.put(kind.code(), kind));
		return byCode;
	}

	ImportKind kind(String code) {
		ImportKind kind = kinds().get(code);
		if (kind == null) {
			throw new IllegalArgumentException("There is no kind of import called " + code);
		}
		return kind;
	}

	/**
	 * Refuses a profile that may not bring files of a kind, a kind that isn't there and a
	 * year that is none.
	 * @param kind the kind's code
	 * @param profile who asks
	 * @param fiscalYear the year
	 */
	public void requireOpen(String kind, Profile profile, int fiscalYear) {
		ImportAccess.check(this, kind, profile, fiscalYear);
	}

	/**
	 * Rewrites the cells of a file before it is taken in, by the columns that its kind
	 * will find in it.
	 * @param kind the kind's code
	 * @param content the file as text, headings first
	 * @param map what becomes of a cell
	 * @return the file as comma-separated values
	 */
	public String mapped(String kind, String content, CellMap map) {
		return CellMapping.of(kind(kind).columns(), content, map);
	}

	/**
	 * Takes a file in and, unless it is to be tried only, applies it if it is valid.
	 * @param order what is asked
	 * @param content the file's bytes
	 * @return the import's number; how it went is in its record
	 * @throws RuleViolation if the order names a unit that the profile doesn't reach
	 */
	public long submit(ImportOrder order, InputStream content) {
		ImportKind kind = kind(order.kind());
		if (order.secEjec() != null && kind.perUnit() && this.scope.isCatalogued(order.fiscalYear())) {
			this.scope.check(order.profile(), order.fiscalYear(), order.secEjec());
		}
		Path file = keep(content);
		try {
			long size = Files.size(file);
			long id = this.records.create(order, statedOn(order), size, hash(file), ImportJobs.RUNNER);
			if (size > WAITED_FOR && order.profile() != null) {
				this.jobs.start(id, () -> this.run.fresh(id, kind, file, order.profile()));
			}
			else {
				this.jobs.doNow(id, () -> this.run.fresh(id, kind, file, order.profile()));
			}
			return id;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/**
	 * Applies an import that waits for a decision.
	 * @param id the import
	 * @param profile who decides
	 * @return false if somebody decided before
	 */
	boolean apply(long id, Profile profile) {
		if (!this.records.claim(id, ImportState.APPLYING, ImportJobs.RUNNER)) {
			return false;
		}
		Imported imported = this.records.get(id);
		ImportKind kind = kind(imported.kind());
		if (imported.fileSize() > WAITED_FOR) {
			this.jobs.start(id, () -> this.run.decided(id, kind, profile));
		}
		else {
			this.jobs.doNow(id, () -> this.run.decided(id, kind, profile));
		}
		return true;
	}

	/**
	 * Puts an import aside that waits for a decision.
	 * @param id the import
	 * @param profile who decides
	 * @return false if somebody decided before
	 */
	boolean discard(long id, Profile profile) {
		if (!this.records.claim(id, ImportState.REJECTED, ImportJobs.RUNNER)) {
			return false;
		}
		Findings findings = new Findings();
		findings.warning("import.discarded", profile.personName());
		this.records.reject(id, findings);
		return true;
	}

	/**
	 * An import as it stands.
	 * @param id its number
	 * @return the import
	 */
	public Imported get(long id) {
		return this.records.get(id);
	}

	/**
	 * Whether this very content was applied before.
	 * @param order the order it comes with
	 * @param sha256 the content's hash in hex
	 * @return true if so
	 */
	boolean wasApplied(ImportOrder order, String sha256) {
		return this.records.wasApplied(order.kind(), order.fiscalYear(), order.secEjec(), sha256);
	}

	/**
	 * The import that applied this very file, under this name.
	 * @param order the order it comes with
	 * @param content the file
	 * @return its number, or nothing
	 */
	public Optional<Long> applied(ImportOrder order, byte[] content) {
		try {
			return this.records.applied(order, hash(new ByteArrayInputStream(content)));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Path keep(InputStream content) {
		try {
			Path file = Files.createTempFile("siaf-import", ".part");
			try {
				Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
			}
			catch (IOException failure) {
				Files.deleteIfExists(file);
				throw failure;
			}
			return file;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	static String hash(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return hash(in);
		}
	}

	static String hash(InputStream in) throws IOException {
		try {
			java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
			byte[] buffer = new byte[8192];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				digest.update(buffer, 0, read);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (java.security.NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

	private static LocalDate statedOn(ImportOrder order) {
		if (order.statedOn() != null) {
			return order.statedOn();
		}
		LocalDate named = dayIn(order.fileName());
		return (named != null) ? named : LocalDate.now(FiscalTime.LIMA);
	}

	private static @Nullable LocalDate dayIn(String fileName) {
		Matcher day = DAY.matcher(fileName);
		if (!day.find()) {
			return null;
		}
		try {
			return LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)),
					Integer.parseInt(day.group(3)));
		}
		catch (DateTimeException otherDigits) {
			return null;
		}
	}

	List<ImportKind> kindsFor(Profile profile) {
		return kinds().values().stream().filter((kind) -> kind.isOpenTo(profile)).toList();
	}

	/** What becomes of a cell. */
	@FunctionalInterface
	public interface CellMap {

		/**
		 * A cell's new content.
		 * @param column the column's name in its kind, whatever the file calls it
		 * @param value what the cell says, not blank
		 * @return what it is to say
		 */
		String cell(String column, String value);

	}

}

package pe.siaf.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a file is, told from its bytes and never from its name. Archives are inflated once
 * before anybody trusts them: a damaged, truncated or swollen workbook is refused here.
 */
enum FileFormat {

	TEXT, WORKBOOK;

	private static final long INFLATED_LIMIT = 600L * 1024 * 1024;

	/** The texts of a workbook are held in memory as a whole while it is read. */
	private static final long TEXTS_LIMIT = 100L * 1024 * 1024;

	private static final String TEXTS = "sharedstrings.xml";

	private static final long SUSPECT_SIZE = 1024 * 1024;

	private static final long RATIO_LIMIT = 150;

	private static final int ENTRY_LIMIT = 2_000;

	private static final int HEAD = 4096;

	static FileFormat of(Path file) throws IOException {
		byte[] head = head(file);
		if (head.length == 0) {
			throw new BadFile("import.file.empty");
		}
		if (startsWith(head, 'P', 'K')) {
			checkArchive(file);
			return WORKBOOK;
		}
		if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
			throw new BadFile("import.file.oldWorkbook");
		}
		if (startsWith(head, '%', 'P', 'D', 'F') || isBinary(head)) {
			throw new BadFile("import.file.notTable");
		}
		return TEXT;
	}

	/**
	 * Whether a text begins as an object or a list of JSON does; no header of a table
	 * does.
	 */
	static boolean isJson(Path file) throws IOException {
		String text = new String(head(file), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
		return text.startsWith("{") || text.startsWith("[");
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(HEAD);
		}
	}

	private static boolean startsWith(byte[] head, int... signature) {
		if (head.length < signature.length) {
			return false;
		}
		for (int i = 0; i < signature.length; i++) {
			if ((head[i] & 0xFF) != signature[i]) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBinary(byte[] head) {
		for (byte b : head) {
			if (b == 0) {
				return true;
			}
		}
		return false;
	}

	private static void checkArchive(Path file) {
		try (ZipFile archive = new ZipFile(file.toFile())) {
			if (archive.getEntry("xl/workbook.xml") == null) {
				throw new BadFile("import.file.notTable");
			}
			long inflated = 0;
			int entries = 0;
			for (Enumeration<? extends ZipEntry> each = archive.entries(); each.hasMoreElements();) {
				ZipEntry entry = each.nextElement();
				long left = INFLATED_LIMIT - inflated;
				boolean texts = entry.getName().toLowerCase(Locale.ROOT).endsWith(TEXTS);
				inflated += inflate(archive, entry, texts ? Math.min(left, TEXTS_LIMIT) : left);
				if (++entries > ENTRY_LIMIT) {
					throw new BadFile("import.file.swollen");
				}
			}
		}
		catch (IOException damaged) {
			throw new BadFile("import.file.damaged");
		}
	}

	/** Reads an entry to its end, which also checks its checksum. */
	private static long inflate(ZipFile archive, ZipEntry entry, long limit) throws IOException {
		long size = 0;
		byte[] buffer = new byte[HEAD];
		try (InputStream in = archive.getInputStream(entry)) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				size += read;
				boolean tooDense = size > SUSPECT_SIZE && size > RATIO_LIMIT * Math.max(1, entry.getCompressedSize());
				if (size > limit || tooDense) {
					throw new BadFile("import.file.swollen");
				}
			}
		}
		if (entry.getSize() >= 0 && entry.getSize() != size) {
			throw new ZipException(entry.getName());
		}
		return size;
	}

}

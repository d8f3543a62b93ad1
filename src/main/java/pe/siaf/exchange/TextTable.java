package pe.siaf.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * Reads a table from text: commas, semicolons or tabs, with or without byte order mark,
 * UTF-8 or Windows-1252, as offices write it.
 */
final class TextTable {

	private static final int SAMPLE = 16 * 1024;

	private static final int LONGEST_CELL = 1024 * 1024;

	private TextTable() {
	}

	static void read(Path file, RowSink sink) throws IOException {
		Charset charset = charsetOf(file);
		char separator = separatorOf(file, charset);
		try (Reader text = open(file, charset); CsvReader<CsvRecord> records = records(text, separator)) {
			if (!sink.sheet()) {
				return;
			}
			int number = 0;
			for (CsvRecord record : records) {
				number = Math.max(number + 1, Math.toIntExact(record.getStartingLineNumber()));
				if (!sink.row(number, record.getFields())) {
					return;
				}
			}
		}
		catch (CsvParseException | UncheckedIOException unreadable) {
			throw new BadFile("import.file.unreadableText");
		}
	}

	static CsvReader<CsvRecord> records(Reader text, char separator) {
		return CsvReader.builder()
			.fieldSeparator(separator)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.skipEmptyLines(true)
			.maxBufferSize(LONGEST_CELL)
			.ofCsvRecord(text);
	}

	/** UTF-8 if every byte fits it, else what old Spanish Windows programs write. */
	static Charset charsetOf(Path file) throws IOException {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		try (FileChannel channel = FileChannel.open(file);
				Reader reader = new InputStreamReader(java.nio.channels.Channels.newInputStream(channel), decoder)) {
			reader.transferTo(Writer.nullWriter());
			return StandardCharsets.UTF_8;
		}
		catch (CharacterCodingException notUtf8) {
			return Charset.forName("windows-1252");
		}
	}

	private static Reader open(Path file, Charset charset) throws IOException {
		BufferedReader reader = Files.newBufferedReader(file, charset);
		reader.mark(1);
		if (reader.read() != '\uFEFF') {
			reader.reset();
		}
		return reader;
	}

	private static char separatorOf(Path file, Charset charset) throws IOException {
		ByteBuffer sample = ByteBuffer.allocate(SAMPLE);
		try (FileChannel channel = FileChannel.open(file)) {
			channel.read(sample);
		}
		return separatorOf(charset.decode(sample.flip()).toString());
	}

	/** The separator that occurs most in the first line, outside of quotes. */
	static char separatorOf(String text) {
		int[] counts = new int[3];
		boolean quoted = false;
		for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
			char c = text.charAt(i);
			quoted ^= c == '"';
			int separator = quoted ? -1 : ",;\t".indexOf(c);
			if (separator >= 0) {
				counts[separator]++;
			}
		}
		if (counts[1] > counts[0] && counts[1] >= counts[2]) {
			return ';';
		}
		return (counts[2] > counts[0]) ? '\t' : ',';
	}

}

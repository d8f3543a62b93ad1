package pe.siaf.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The texts of a workbook are held in memory while it is read, so they have a bound of
 * their own: 101 megabytes that no ratio gives away are too many, 99 are not.
 */
class SwollenTextsTests {

	@TempDir
	private Path folder;

	@Test
	void more_text_than_memory_should_hold_is_not_opened() throws IOException {
		assertThatExceptionOfType(BadFile.class).isThrownBy(() -> FileFormat.of(workbookWithTexts(101)))
			.satisfies((refused) -> assertThat(refused.messageKey()).isEqualTo("import.file.swollen"));
		assertThat(FileFormat.of(workbookWithTexts(99))).isEqualTo(FileFormat.WORKBOOK);
	}

	private Path workbookWithTexts(int megabytes) throws IOException {
		Path file = this.folder.resolve(megabytes + ".xlsx");
		byte[] digits = new byte[1024 * 1024];
		Random noise = new Random(7);
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream archive = new ZipOutputStream(out)) {
			archive.setLevel(Deflater.BEST_SPEED);
			archive.putNextEntry(new ZipEntry("xl/workbook.xml"));
			archive.closeEntry();
			archive.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
			for (int part = 0; part < megabytes; part++) {
				for (int at = 0; at < digits.length; at++) {
					digits[at] = (byte) ('0' + noise.nextInt(10));
				}
				archive.write(digits);
			}
			archive.closeEntry();
		}
		return file;
	}

}

package pe.siaf.ui;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

class TableExportTests {

	@Test
	void text_keeps_its_zeros_amounts_are_numbers_and_formulas_are_made_harmless() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		table().write(TableExport.Format.CSV, out);
		assertThat(out.toString(StandardCharsets.UTF_8))
			.isEqualTo("\uFEFFcódigo,nombre,monto\r\n0001,'=1+1,-12.50\r\n0002,\"a,b\",\r\n");
	}

	@Test
	void a_workbook_holds_amounts_as_numbers_and_text_as_text() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		table().write(TableExport.Format.XLSX, out);
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
			Row row = workbook.getFirstSheet().read().get(1);
			assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
			assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
			assertThat(row.getCell(2).asNumber()).isEqualByComparingTo(new BigDecimal("-12.5"));
		}
	}

	private static TableExport table() {
		return new TableExport("prueba", List.of("código", "nombre", "monto"),
				Stream.of(Arrays.asList("0001", "=1+1", Amount.of("-12.50")), Arrays.asList("0002", "a,b", null)));
	}

}

package pe.siaf.monitoring;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ImportFormatTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void what_is_exported_is_the_cut_that_was_imported() throws Exception {
		String exported = this.mvc.get()
			.uri("/presupuesto/lineas/exportar?year=2025&unit=001650&format=importacion")
			.with(Signed.as("presupuesto.ue"))
			.exchange()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
		String imported = new ClassPathResource("db/demo/lines/siaf-2025-10-23.csv")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(byLine(exported)).isEqualTo(byLine(imported));
	}

	private static Map<String, Map<String, String>> byLine(String csv) throws IOException {
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv.replace("\uFEFF", ""))) {
			return rows.stream()
				.collect(Collectors.toMap(
						(row) -> row.getField("sec_func") + row.getField("rubro") + row.getField("item"),
						ImportFormatTests::plain, (one, other) -> one, TreeMap::new));
		}
	}

	/** Numbers by their value: 0 and 0.00 are the same amount. */
	private static Map<String, String> plain(NamedCsvRecord row) {
		Map<String, String> cells = new TreeMap<>(row.getFieldsAsMap());
		// physical quantities belong to the module physical
		cells.keySet().removeIf((column) -> column.endsWith("_target"));
		cells.replaceAll((column, cell) -> cell.matches("-?\\d+(\\.\\d+)?") && !cell.matches("0\\d.*")
				? new BigDecimal(cell).stripTrailingZeros().toPlainString() : cell);
		return cells;
	}

}

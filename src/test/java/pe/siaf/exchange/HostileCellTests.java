package pe.siaf.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Cells that are short to write and long to read. */
class HostileCellTests {

	private final List<Map<String, String>> rows = new ArrayList<>();

	@Test
	void a_quantity_of_fifty_million_digits_is_no_quantity() {
		ImportColumn column = ImportColumn.of("quantity", ImportColumn.Type.QUANTITY);

		assertThatExceptionOfType(UnreadableCell.class).isThrownBy(() -> column.read("1E50000000"));
		assertThatExceptionOfType(UnreadableCell.class).isThrownBy(() -> column.read("1e-5"));
	}

	@Test
	void quantities_as_people_write_them_are_read() throws UnreadableCell {
		ImportColumn column = ImportColumn.of("quantity", ImportColumn.Type.QUANTITY);

		assertThat(column.read("1,732")).isEqualTo("1732.0000");
		assertThat(column.read("-0.5")).isEqualTo("-0.5000");
	}

	@Test
	void a_code_of_forty_thousand_blanks_isn_t_even_tried() {
		Findings findings = staged(ImportColumn.code("code", 4), "1:" + " ".repeat(40_000) + ".");

		assertThat(this.rows).singleElement().satisfies((cells) -> assertThat(cells).isEmpty());
		assertThat(findings.hasErrors()).isTrue();
	}

	@Test
	void a_text_longer_than_a_page_of_a_law_is_refused_and_a_long_one_is_not() {
		assertThat(staged(ImportColumn.text("text"), "a".repeat(20_001)).hasErrors()).isTrue();
		assertThat(staged(ImportColumn.text("text"), "a".repeat(20_000)).hasErrors()).isFalse();
	}

	private Findings staged(ImportColumn column, String cell) {
		Findings findings = new Findings();
		RowStager stager = new RowStager(List.of(column), false, findings, (number, cells) -> this.rows.add(cells));
		stager.sheet();
		stager.row(1, List.of(column.name()));
		stager.row(2, List.of(cell));
		return findings;
	}

}

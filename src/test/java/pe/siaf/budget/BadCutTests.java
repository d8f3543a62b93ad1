package pe.siaf.budget;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.ImportState;
import pe.siaf.exchange.Imported;
import pe.siaf.exchange.Imports;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class BadCutTests {

	private static final String NAME = "siaf-2025-10-23.csv";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Imports imports;

	private CutFixture given;

	private String unit;

	@BeforeEach
	void given() {
		this.given = new CutFixture(this.jdbc, this.imports);
		this.unit = this.given.aUnit();
	}

	@ParameterizedTest
	@CsvSource({ "pia, 10.50, INT-004, import.cell.soles", "certified, abc, INT-004, import.cell.amount",
			"accrued_03, 1.005, INT-004, import.cell.amount", "paid_10, '', INT-004, import.cell.empty",
			"certified, '1.234,50', INT-004, import.cell.amount", "purpose, 9999999, CLS-001, budget.cut.code.CLS-001",
			"item, 2.3, CLS-030, rule.CLS-030", "item, 2.3.9.9.9.98, CLS-001, budget.cut.code.CLS-001",
			"item, x, INT-004, import.cell.item", "rubro, 77, CLS-001, budget.cut.code.CLS-001",
			"pim, 1, INT-004, budget.cut.frame", "year, 2024, INT-004, budget.cut.year",
			"sec_ejec, 000003, INT-004, budget.cut.unit", "district, 99, ORG-005, rule.ORG-005",
			"source, 2, INT-004, budget.cut.source", "unit_of_measure, 999, CLS-001, budget.cut.code.CLS-001" })
	void a_wrong_cell_is_told_by_row_and_cell_and_nothing_is_changed(String column, String value, String code,
			String messageKey) {
		List<String> lines = CutFixture.cut("23", this.unit);
		int place = Arrays.asList(lines.get(0).split(",", -1)).indexOf(column);
		lines.set(7, withCell(lines.get(7), place, (cell) -> value));
		Imported imported = this.given.importing(this.unit, NAME, quoted(lines, 7));
		assertThat(findings(imported)).contains("8 " + letters(place) + "8 " + code + " " + messageKey);
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_key_that_occurs_twice_is_refused_with_both_rows() {
		List<String> lines = CutFixture.cut("23", this.unit);
		lines.add(lines.get(4));
		Imported imported = this.given.importing(this.unit, NAME, lines);
		assertThat(findings(imported)).containsExactly("322 C322 INT-002 rule.INT-002");
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_target_with_two_chains_is_refused() {
		List<String> lines = CutFixture.cut("23", this.unit);
		int meta = Arrays.asList(lines.get(0).split(",", -1)).indexOf("meta");
		lines.set(3, withCell(lines.get(3), meta, (cell) -> "00077"));
		Imported imported = this.given.importing(this.unit, NAME, lines);
		assertThat(findings(imported)).containsExactly("4 C4 INT-004 budget.cut.target");
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_chain_that_is_not_enabled_is_refused() {
		List<String> lines = CutFixture.cut("23", this.unit);
		int group = Arrays.asList(lines.get(0).split(",", -1)).indexOf("group");
		String target = lines.get(1).split(",", -1)[2];
		lines.replaceAll(
				(line) -> line.split(",", -1)[2].equals(target) ? withCell(line, group, (cell) -> "0109") : line);
		Imported imported = this.given.importing(this.unit, NAME, lines);
		assertThat(findings(imported)).isNotEmpty().allMatch((finding) -> finding.endsWith("CLS-011 rule.CLS-011"));
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_header_without_a_column_is_refused_by_its_name() {
		List<String> lines = CutFixture.cut("23", this.unit);
		lines.set(0, lines.get(0).replace("certified", "otra"));
		Imported imported = this.given.importing(this.unit, NAME, lines);
		assertThat(findings(imported)).containsExactly("null null INT-004 import.header.missing");
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_text_cut_off_in_the_middle_of_a_row_is_refused() {
		String text = String.join("\n", CutFixture.cut("23", this.unit));
		Imported imported = importing(text.substring(0, text.length() - 90).getBytes(StandardCharsets.UTF_8));
		assertThat(findings(imported)).contains("321 null INT-004 import.row.truncated");
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_truncated_workbook_is_refused() {
		byte[] whole = CutFixture.workbook(CutFixture.cut("23", this.unit));
		Imported imported = importing(Arrays.copyOf(whole, whole.length / 2));
		assertThat(findings(imported)).containsExactly("null null INT-004 import.file.damaged");
		rejectedAndNothingChanged(imported);
	}

	@Test
	void a_damaged_workbook_is_refused() {
		byte[] damaged = CutFixture.workbook(CutFixture.cut("23", this.unit));
		for (int i = damaged.length / 3; i < damaged.length / 3 + 400; i++) {
			damaged[i] ^= 0x5A;
		}
		Imported imported = importing(damaged);
		assertThat(findings(imported)).containsExactly("null null INT-004 import.file.damaged");
		rejectedAndNothingChanged(imported);
	}

	@ParameterizedTest
	@CsvSource({ "'', import.file.empty", "%PDF-1.7 not a table, import.file.notTable",
			"just some words, import.header.none" })
	void what_is_no_table_is_refused(String text, String messageKey) {
		Imported imported = importing(text.getBytes(StandardCharsets.UTF_8));
		assertThat(findings(imported)).containsExactly("null null INT-004 " + messageKey);
		rejectedAndNothingChanged(imported);
	}

	@Test
	void negative_amounts_with_the_minus_behind_and_semicolons_in_windows_1252_are_read() {
		List<String> lines = CutFixture.cut("23", this.unit);
		lines.replaceAll((line) -> line.replaceAll(",-([\\d.]+)", ",$1-").replace(',', ';'));
		lines.set(0, lines.get(0) + ";OBSERVACIÓN");
		for (int i = 1; i < lines.size(); i++) {
			lines.set(i, lines.get(i) + ";año");
		}
		Imported imported = importing(
				String.join("\r\n", lines).getBytes(java.nio.charset.Charset.forName("windows-1252")));
		assertThat(findings(imported)).isEmpty();
		assertThat(imported.state()).isEqualTo(ImportState.APPLIED);
		assertThat(imported.totals().get(1).file()).hasToString("48103240.00");
	}

	@Test
	void a_unit_that_is_not_there_is_refused() {
		ImportOrder order = new ImportOrder("siaf-export", CutFixture.YEAR, null, NAME, null, false, null);
		byte[] content = String.join("\n", CutFixture.cut("23", "999999")).getBytes(StandardCharsets.UTF_8);
		Imported imported = this.imports.get(this.imports.submit(order, new ByteArrayInputStream(content)));
		assertThat(findings(imported)).containsExactly("null null ORG-001 rule.ORG-001");
	}

	@Test
	void a_cut_of_a_year_without_catalogues_is_reported_and_not_refused() {
		List<String> lines = CutFixture.cut("23", this.unit);
		ImportOrder order = new ImportOrder("siaf-export", 2019, this.unit, NAME, null, true, null);
		byte[] content = String.join("\n", lines.subList(0, 3)).getBytes(StandardCharsets.UTF_8);
		Imported imported = this.imports.get(this.imports.submit(order, new ByteArrayInputStream(content)));
		assertThat(findings(imported)).containsExactly("null null INT-004 import.year.uncatalogued",
				"2 A2 INT-004 import.year.other", "3 A3 INT-004 import.year.other");
		rejectedAndNothingChanged(imported);
	}

	private Imported importing(byte[] content) {
		return this.given.importing(this.unit, NAME, content, false);
	}

	private void rejectedAndNothingChanged(Imported imported) {
		assertThat(imported.state()).isEqualTo(ImportState.REJECTED);
		assertThat(this.jdbc
			.sql("""
					select (select count(*) from budget_line where sec_ejec = :unit) + (select count(*) from movement where sec_ejec = :unit)
					  + (select count(*) from budget_target where sec_ejec = :unit)
					  + (select count(*) from import_row where import_id = :import)""")
			.param("unit", this.unit)
			.param("import", imported.id())
			.query(Integer.class)
			.single()).isZero();
	}

	private List<String> findings(Imported imported) {
		return this.jdbc
			.sql("""
					select coalesce(row_number::text, 'null') || ' ' || coalesce(cell, 'null') || ' ' || code || ' ' || message_key
					from import_finding where import_id = ? order by id""")
			.param(imported.id())
			.query(String.class)
			.list();
	}

	private static String withCell(String line, int place, UnaryOperator<String> change) {
		String[] cells = line.split(",", -1);
		cells[place] = change.apply(cells[place]);
		return String.join(",", cells);
	}

	/** A value with a comma of its own needs quotes. */
	private static List<String> quoted(List<String> lines, int row) {
		List<String> copy = new ArrayList<>(lines);
		copy.set(row, lines.get(row).replace("1.234,50", "\"1.234,50\""));
		return copy;
	}

	private static String letters(int place) {
		return ((place >= 26) ? String.valueOf((char) ('A' + place / 26 - 1)) : "") + (char) ('A' + place % 26);
	}

}

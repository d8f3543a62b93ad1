package pe.siaf.indicator;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** The ministry's 930 sheets of 2024, as reference data. */
@SiafTest
class SheetsOf2024Tests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void all_930_are_there_with_their_places_and_none_is_dropped_for_what_it_lacks() {
		assertThat(count("indicator_sheet where fiscal_year = 2024 and state = 'IN_FORCE'")).isEqualTo(930);
		assertThat(count("indicator_sheet where fiscal_year = 2024 and state = 'IN_FORCE' and source is null"))
			.isEqualTo(7);
		assertThat(count("sheet_scope c join indicator_sheet s on s.id = c.sheet_id and s.fiscal_year = 2024"))
			.isEqualTo(6613);
	}

	@Test
	void what_they_lack_was_reported_at_the_import() {
		assertThat(
				count("""
						import_finding f join data_import i on i.id = f.import_id and i.kind = 'indicator-sheets' and i.file_name = 'sheets-2024.csv'
						where f.severity = 'WARNING' and f.column_name in ('source', 'periodicity')"""))
			.isEqualTo(13);
	}

	@Test
	void the_list_finds_sheets_by_what_they_lack() {
		assertThat(this.mvc.get().uri("/indicadores?sheetYear=2024&lacks=source").with(Signed.as("responsable.pp")))
			.hasStatusOk()
			.bodyText()
			.contains("7 indicadores", "Fuente");
		assertThat(this.mvc.get().uri("/indicadores?sheetYear=2024&program=0002&level=P").with(Signed.as("inei")))
			.hasStatusOk()
			.bodyText()
			.contains("PARTO INSTITUCIONAL");
	}

	@Test
	void a_sheet_shows_where_it_is_measured() {
		assertThat(this.mvc.get().uri("/indicadores/1862?year=2024").with(Signed.as("inei"))).hasStatusOk()
			.bodyText()
			.contains("Ámbitos de medición (25)", "AMAZONAS", "NACIMIENTO VIVO");
	}

	private int count(String from) {
		return this.jdbc.sql("select count(*) from " + from).query(Integer.class).single();
	}

}

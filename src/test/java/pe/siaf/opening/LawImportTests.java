package pe.siaf.opening;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.ImportState;
import pe.siaf.exchange.Imported;
import pe.siaf.exchange.Imports;

import static org.assertj.core.api.Assertions.assertThat;

/** The law as Congress approved it comes in whole or not at all. */
@SiafTest
class LawImportTests {

	private static final String HEADER = "sec_ejec,sec_func,rubro,resource_type,item,amount\n";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Imports imports;

	private OpeningFixture given;

	private String item = "";

	@BeforeEach
	void pliego() {
		this.given = new OpeningFixture(this.jdbc, "744");
		this.item = this.jdbc.sql("""
				select min(code) from economic_item where fiscal_year = 2027 and imputable and code like '2.3.1.%'""")
			.query(String.class)
			.single();
	}

	@Test
	void a_file_holds_its_units_whole_and_the_same_file_changes_nothing() {
		assertThat(take(line("0001", "900") + line("0002", "50")).state()).isEqualTo(ImportState.APPLIED);
		assertThat(amounts()).containsExactly("0001 900.00", "0002 50.00");

		Imported corrected = take(line("0001", "950"));
		assertThat(corrected.state()).isEqualTo(ImportState.APPLIED);
		assertThat(amounts()).containsExactly("0001 950.00");
		assertThat(take(line("0001", "950") + "\n").equal()).isOne();
	}

	@Test
	void unknown_codes_doubled_lines_and_empty_amounts_are_refused_with_their_place() {
		Imported refused = take(line("0001", "900") + line("0001", "900") + line("0003", "0") + this.given.first
				+ ",0004,99,0," + this.item + ",10\n");

		assertThat(refused.state()).isEqualTo(ImportState.REJECTED);
		assertThat(this.jdbc.sql(
				"select concat_ws(' ', row_number, column_name, code) from import_finding where import_id = ? order by 1")
			.param(refused.id())
			.query(String.class)
			.list()).containsExactly("3 sec_func INT-002", "4 amount INT-004", "5 rubro CLS-001");
	}

	private String line(String target, String amount) {
		return String.join(",", this.given.first, target, "00", "0", this.item, amount) + "\n";
	}

	private List<String> amounts() {
		return this.jdbc.sql("select sec_func || ' ' || amount from budget_law_line where sec_ejec = ? order by 1")
			.param(this.given.first)
			.query(String.class)
			.list();
	}

	private Imported take(String rows) {
		long id = this.imports.submit(ImportOrder.ofSystem("law-budget", OpeningFixture.YEAR, null, "ley-2027.csv"),
				new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)));
		return this.imports.get(id);
	}

}

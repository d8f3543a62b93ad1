package pe.siaf.program;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** Objectives of plans come in under those of the plan above. */
@SiafTest
class ObjectiveImportTests {

	private static final String HEADER = "plan,owner,code,name,parent,first_year,last_year\n";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Objectives objectives;

	@Test
	void an_action_hangs_on_its_objective_wherever_it_stands_in_the_file() {
		String csv = HEADER + "PEI_AEI,781,AEI.01,Una acción,PEI_OEI:781:OEI.01,2024,2027\n"
				+ "PEI_OEI,781,OEI.01,Un objetivo,,2024,2027\n";

		assertThat(imported(csv)).contains("APPLIED");
		assertThat(imported(csv + " ")).contains("\"equal\":2");
		assertThat(this.jdbc.sql("""
				select p.code from strategic_objective o join strategic_objective p on p.id = o.parent
				where o.owner = '781' and o.code = 'AEI.01'""").query(String.class).single()).isEqualTo("OEI.01");
	}

	@Test
	void what_does_not_fit_is_told_and_nothing_is_applied() {
		assertThat(imported(HEADER + "PLAN,782,X,Uno,,,\n")).contains("REJECTED", "INT-004");
		assertThat(imported(HEADER + "PEI_OEI,782,OEI.01,Uno,PESEM:99:NADA,,\n")).contains("REJECTED", "INT-001");
		assertThat(imported(HEADER + "PEI_OEI,782,OEI.01,Uno,,,\nPEI_OEI,782,OEI.01,Dos,,,\n")).contains("REJECTED",
				"INT-002");
		assertThat(imported(HEADER + "PEI_OEI,782,OEI.01,Uno,PEI_OEI:782:OEI.01,,\n")).contains("REJECTED", "INT-004");
		assertThat(imported(HEADER + "PEI_OEI,782,OEI.01,Uno,,2027,2024\n")).contains("REJECTED", "INT-004");
		assertThat(this.jdbc.sql("select count(*) from strategic_objective where owner = '782'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void objectives_are_browsed_below_those_they_hang_on() {
		imported(HEADER + "PEI_AEI,783,AEI.01,Acción de búsqueda,PEI_OEI:783:OEI.01,2024,2027\n"
				+ "PEI_AEI,783,AEI.02,Otra,PEI_OEI:783:OEI.01,2024,2027\n"
				+ "PEI_OEI,783,OEI.01,Objetivo de arriba,,2024,2027\n");

		assertThat(names("PEI_AEI", "de búsqueda", "2025")).containsExactly("1 Objetivo de arriba",
				"2 Acción de búsqueda");
		assertThat(names(null, "783", "2028")).isEmpty();
		assertThat(this.mvc.get().uri("/objetivos?q=783").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Objetivo de arriba", "PEI · AEI", "2024–2027");
		assertThat(this.mvc.get().uri("/objetivos?q=nadaqueexista").with(Signed.as("auditor"))).bodyText()
			.contains("Ningún objetivo coincide");
	}

	private List<String> names(@Nullable String plan, String words, String year) {
		return this.objectives.rows(new ObjectiveFilter(plan, words, year), 0, 50)
			.stream()
			.map((row) -> row.level() + " " + row.name())
			.toList();
	}

	private String imported(String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/strategic-objectives")
			.multipart()
			.file(new MockMultipartFile("file", "objetivos.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "rector.mef");
	}

}

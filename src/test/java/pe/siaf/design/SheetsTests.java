package pe.siaf.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.design.DraftFixture.Chain;
import pe.siaf.design.Sheets.Sheet;
import pe.siaf.identity.Signed;
import pe.siaf.logframe.IndicatorSheet;
import pe.siaf.logframe.IndicatorSheets;
import pe.siaf.rules.NotFound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Sheets of indicators are written as drafts, checked, published; one a year is in force.
 */
@SiafTest
class SheetsTests {

	@Autowired
	private DraftFixture given;

	@Autowired
	private Sheets sheets;

	@Autowired
	private IndicatorSheets read;

	@Autowired
	private DesignRows rows;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_sheet_that_says_everything_lacks_nothing() {
		Made made = made();
		assertThat(this.read.lacks(made.indicator(), 2026)).isNotEmpty();

		write(made, complete());

		assertThat(this.read.lacks(made.indicator(), 2026)).isEmpty();
	}

	@Test
	void one_sheet_a_year_is_in_force() {
		Made made = made();
		write(made, complete());
		publish(made.sheet(), made);
		Sheet second = this.sheets.begin(made.indicator(), 2026, this.given.responsible(made.draft()));
		assertThat(this.sheets.content(second).fields()).containsEntry("measured_by", "INEI");
		publish(second, made);

		assertThat(this.sheets.of(made.indicator())).extracting(Sheet::state).containsExactly("IN_FORCE", "RETIRED");
	}

	@Test
	void a_target_typed_into_a_draft_waits_for_its_publication() {
		Made made = made();
		write(made, complete());
		publish(made.sheet(), made);
		Sheet next = this.sheets.begin(made.indicator(), 2026, this.given.responsible(made.draft()));

		write(next, complete(), made, List.of(target(2026, "85"), target(2027, "92.5")));

		assertThat(shownTargets(made)).containsExactly("85", "90", "95");
		assertThat(this.mvc.get().uri("/indicadores/" + made.indicator()).with(Signed.as("auditor"))).bodyText()
			.doesNotContain("92.5");
		publish(next, made);
		assertThat(shownTargets(made)).containsExactly("85", "92.5");
		assertThat(this.mvc.get().uri("/indicadores/" + made.indicator()).with(Signed.as("auditor"))).bodyText()
			.contains("92.5");
	}

	@Test
	void an_older_years_sheet_leaves_the_targets_that_a_newer_one_says() {
		Made made = made();
		Sheet newer = this.sheets.begin(made.indicator(), 2027, this.given.responsible(made.draft()));
		write(newer, complete(), made, List.of(target(2027, "91")));
		publish(newer, made);

		write(made, complete());
		publish(made.sheet(), made);

		assertThat(shownTargets(made)).containsExactly("85", "91", "95");
	}

	@Test
	void a_draft_never_stands_for_the_sheet_in_force() {
		Made made = made();
		write(made, complete());
		publish(made.sheet(), made);
		Sheet next = this.sheets.begin(made.indicator(), 2026, this.given.responsible(made.draft()));
		write(next, with("unit", "Niños"), made, List.of());

		assertThat(this.read.find(made.indicator(), 2026)).get()
			.extracting(IndicatorSheet::unit)
			.isEqualTo("Porcentaje");
	}

	@Test
	void two_sheets_are_compared_down_to_their_targets_and_rows() {
		Made made = made();
		write(made, complete());
		publish(made.sheet(), made);
		Sheet next = this.sheets.begin(made.indicator(), 2026, this.given.responsible(made.draft()));
		write(next, complete(), made, List.of(target(2026, "85"), target(2027, "92.5"), target(2028, "95")));

		assertThat(SheetDifference.between(this.sheets.content(made.sheet()), this.sheets.content(next)))
			.containsExactly(new SheetDifference(null, "TARGET", "2027", "90", "92.5"));
	}

	@Test
	void where_and_for_whom_it_is_measured_is_written_with_the_sheet() {
		Made made = made();
		type(made, "scope.0.code=15", "scope.0.name=LIMA", "scope.0.area=RURAL", "scope.1.area=URBAN",
				"scope.2.code=65", "scope.2.name=PERU", "validation.1.element=Duplicados",
				"validation.1.description=Se cruza por DNI");
		SheetContent written = this.sheets.content(made.sheet());
		assertThat(written.rows(SheetTable.SCOPE)).extracting((row) -> row.get("code") + " " + row.get("area"))
			.containsExactly("15 RURAL", "65 TOTAL");
		assertThat(written.rows(SheetTable.VALIDATION)).hasSize(1);

		assertThatThrownBy(
				() -> type(made, "scope.0.code=65", "scope.0.name=PERU", "scope.3.code=65", "scope.3.name=PERU"))
			.hasMessageContaining("DSN-106");
		type(made, "scope.0.code=65", "scope.0.name=PERU");
		assertThat(this.sheets.content(made.sheet()).rows(SheetTable.SCOPE)).hasSize(1);
		assertThat(this.sheets.content(made.sheet()).rows(SheetTable.VALIDATION)).isEmpty();
	}

	/** As the form sends it. */
	private void type(Made made, String... rows) {
		Map<String, String> typed = complete();
		for (String row : rows) {
			typed.put(row.split("=", 2)[0], row.split("=", 2)[1]);
		}
		Sheet sheet = this.sheets.get(made.indicator(), 2026, 1);
		this.sheets.write(sheet, sheet.lockVersion(), SheetForm.read(typed), this.given.responsible(made.draft()));
	}

	private List<String> shownTargets(Made made) {
		return this.read.targets(made.indicator(), "000000", "TOTAL")
			.stream()
			.map((target) -> target.target().stripTrailingZeros().toPlainString())
			.toList();
	}

	@Test
	void a_formula_that_cannot_be_read_is_refused_with_the_place() {
		Made made = made();

		assertThatThrownBy(() -> write(made, with("formula", "100 * vacunados /"))).hasMessageContaining("DSN-114");
		assertThatThrownBy(() -> write(made, with("formula", "100 * vacunados / nacidos")))
			.hasMessageContaining("DSN-115")
			.hasMessageContaining("nacidos");
	}

	@Test
	void who_saves_second_is_told() {
		Made made = made();
		write(made, complete());

		assertThatThrownBy(() -> write(made, complete())).hasMessageContaining("WFL-003");
	}

	@Test
	void a_form_that_is_refused_keeps_what_was_typed() {
		Sheet sheet = this.sheets.of("3886")
			.stream()
			.filter(Sheet::isOpen)
			.findFirst()
			.orElseGet(() -> this.sheets.begin("3886", 2026, this.given.responsible(this.given.program("0149"))));

		assertThat(this.mvc.post()
			.uri(sheet.page())
			.param("lock", String.valueOf(sheet.lockVersion()))
			.param("name", "PORCENTAJE DE PRUEBA")
			.param("formula", "100 * (a")
			.with(Signed.as("responsable.pp"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("PORCENTAJE DE PRUEBA", "100 * (a", "DSN-114");
	}

	@Test
	void the_formula_is_tried_on_figures() {
		Made made = made();
		Map<String, String> complete = complete();
		complete.put("formula", "100 * vacunados / menores");
		write(made, complete);

		assertThat(
				this.mvc.get().uri(made.sheet().page() + "?x.vacunados=455&x.menores=500").with(Signed.as("auditor")))
			.bodyText()
			.contains("= 91");
		assertThat(this.mvc.get().uri(made.sheet().page() + "?x.vacunados=455&x.menores=0").with(Signed.as("auditor")))
			.bodyText()
			.contains("IND-001");
	}

	@Test
	void people_of_another_program_write_no_sheet() {
		Made made = made();

		assertThatThrownBy(
				() -> this.sheets.begin(made.indicator(), 2027, this.given.responsible(this.given.program())))
			.isInstanceOf(NotFound.class);
	}

	private void publish(Sheet sheet, Made made) {
		this.sheets.move(sheet, "review", null, this.given.coordinator(made.draft()));
		this.sheets.move(sheet, "publish", null, this.given.rector());
	}

	private void write(Made made, Map<String, String> typed) {
		write(made.sheet(), typed, made, List.of(target(2026, "85"), target(2027, "90"), target(2028, "95")));
	}

	private void write(Sheet sheet, Map<String, String> typed, Made made, List<Map<String, String>> targets) {
		SheetContent content = new SheetContent(typed,
				Map.of(SheetTable.VARIABLE,
						List.of(Map.of("name", "vacunados", "description", "Niños vacunados"),
								Map.of("name", "menores", "description", "Niños menores de un año")),
						SheetTable.TARGET, targets));
		this.sheets.write(sheet, sheet.lockVersion(), content, this.given.responsible(made.draft()));
	}

	private static Map<String, String> target(int year, String target) {
		return Map.of("fiscal_year", String.valueOf(year), "target", target);
	}

	private static Map<String, String> with(String field, String value) {
		Map<String, String> typed = complete();
		typed.put(field, value);
		return typed;
	}

	private static Map<String, String> complete() {
		return new LinkedHashMap<>(Map.ofEntries(Map.entry("name", "Cobertura de prueba"), Map.entry("level", "P"),
				Map.entry("dimension", "EFFECTIVENESS"), Map.entry("field", "PRODUCT"), Map.entry("sense", "UP"),
				Map.entry("unit", "Porcentaje"), Map.entry("method", "Vacunados entre menores de un año"),
				Map.entry("numerator", "Vacunados"), Map.entry("denominator", "Menores de un año"),
				Map.entry("source", "ENDES"), Map.entry("source_type", "SURVEY"), Map.entry("periodicity", "ANNUAL"),
				Map.entry("measured_by", "INEI"), Map.entry("baseline", "80"), Map.entry("baseline_year", "2024")));
	}

	private Made made() {
		Chain chain = this.given.chain();
		long line = this.given.add(chain.draft(), Part.INDICATOR, chain.product(), "indicator",
				"Cobertura de prueba " + chain.product());
		String indicator = this.rows.find(Part.INDICATOR, line).orElseThrow().path("indicator").asString();
		return new Made(chain.draft(), indicator,
				this.sheets.begin(indicator, 2026, this.given.responsible(chain.draft())));
	}

	record Made(Draft draft, String indicator, Sheet sheet) {
	}

}

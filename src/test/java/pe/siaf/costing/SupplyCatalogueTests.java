package pe.siaf.costing;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Goods and services come in with what they are charged to and what they cost. */
@SiafTest
class SupplyCatalogueTests {

	private static final String ITEMS = "tipo_bien,codigo_item,nombre_item,unidad_uso,unidad_compra,factor_conversion,clasificador,estado";

	private static final String PRICES = "codigo_item,ubigeo,precio,fuente,fecha";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CostingFixture given;

	@Test
	void an_item_is_read_with_dots_or_without_and_twice_changes_nothing() {
		String row = "B,90.01.0001.0001,JERINGA DE PRUEBA,unidad,caja,100,2.3.1.8.2.1 2.3.1.5.1.2,ACTIVE";

		assertThat(items(row)).contains("APPLIED", "\"new\":1");
		assertThat(items("B,900100010001,JERINGA DE PRUEBA,unidad,caja,100,,ACTIVE")).contains("\"equal\":1");
		assertThat(one("select supply_item_charged_to(2026, 'B900100010001', null)")).isEqualTo("2.3.1.8.2.1");
		assertThat(one("select supply_item_charged_to(2026, 'B900100010001', '2.3.1.5.1.2')")).isEqualTo("2.3.1.5.1.2");
	}

	@Test
	void an_item_that_is_inactive_or_without_classifier_is_not_costed_with_CST_001() {
		assertThat(items("B,900100020001,SIN CLASIFICADOR,unidad,,,,ACTIVE")).contains("APPLIED", "WARNING CST-001");
		items("B,900100020002,INACTIVO,unidad,,,2.3.1.5.1.2,INACTIVE");
		prices("B900100020001,,1,Prueba,2026-11-01", "B900100020002,,1,Prueba,2026-11-01");

		assertThat(violation("B900100020001", "")).isEqualTo("CST-001");
		assertThat(violation("B900100020002", "")).isEqualTo("CST-001");
		items("B,900100020002,INACTIVO,unidad,,,2.3.1.5.1.2,ACTIVE");
		assertThat(violation("B900100020002", "")).isNull();
	}

	@Test
	void the_most_precise_place_that_has_a_price_wins_and_the_newest_of_its_prices() {
		items("B,900100030001,MEDICINA,tableta,blíster,10,2.3.1.8.1.2,ACTIVE");
		assertThat(violation("B900100030001", "160301")).isEqualTo("CST-002");
		prices("B900100030001,16,1.85,Prueba,2026-03-01", "B900100030001,16,1.95,Prueba,2026-06-01",
				"B900100030001,1603,2.10,Prueba,2026-01-01");

		assertThat(price("160301")).isEqualTo("2.100000");
		assertThat(price("160101")).isEqualTo("1.950000");
		assertThat(violation("B900100030001", "150101")).as("no price there, none for the country")
			.isEqualTo("CST-002");
		prices("B900100030001,,1.50,Prueba,2026-06-01");
		assertThat(price("150101")).isEqualTo("1.500000");
	}

	@Test
	void a_price_past_its_age_is_warned_of_and_shown() {
		items("B,900100040001,PAPEL ANTIGUO,hoja,paquete,500,2.3.1.5.1.2,ACTIVE");

		assertThat(prices("B900100040001,,11.90,Prueba,2020-01-01")).contains("APPLIED", "WARNING CST-003");
		assertThat(this.mvc.get()
			.uri("/costeo/catalogo?year=2026&q=papel antiguo&problem=CST-003")
			.with(Signed.as("auditor"))).hasStatusOk().bodyText().contains("90.01.0004.0001", "precio antiguo");
	}

	@Test
	void what_does_not_fit_is_told_and_nothing_is_applied() {
		assertThat(items("X,900100050001,SIN TIPO,unidad,,,,")).contains("REJECTED", "INT-004");
		assertThat(items("B,900100050001,OTRO,unidad,,0,,")).contains("REJECTED", "INT-004");
		assertThat(items("B,900100050001,OTRO,unidad,,,2.3.1.5.1.98,")).contains("REJECTED", "INT-001");
		assertThat(items("B,900100050001,UNO,unidad,,,,", "B,90.01.0005.0001,DOS,unidad,,,,")).contains("REJECTED",
				"INT-002");
		assertThat(prices("B900100059999,,1,Prueba,2026-01-01")).contains("REJECTED", "INT-001");
		assertThat(one("select count(*) from supply_item where code like 'B90010005%'")).isEqualTo("0");
	}

	@Test
	void an_item_opens_with_its_prices_and_goes_out_as_a_file() {
		assertThat(this.mvc.get().uri("/costeo/catalogo/B580100020001?year=2026").with(Signed.as("logistica.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("PARACETAMOL", "1.85", "2.10", "2.3.1.8.1.2");
		assertThat(this.mvc.get().uri("/costeo/catalogo/B999999999999?year=2026").with(Signed.as("auditor")))
			.hasStatus(404);
		assertThat(this.mvc.get().uri("/costeo/catalogo/exportacion?year=2026&q=58.01.0002").with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("B 58.01.0002.0001,PARACETAMOL");
		assertThat(this.mvc.get().uri("/buscar?q=sulfato ferroso").with(Signed.as("auditor"))).bodyText()
			.contains("B 58.01.0002.0003");
	}

	private String items(String... rows) {
		return this.given.imported(this.mvc, "catalogue-items", "rector.mef", 2026, "", with(ITEMS, rows));
	}

	private String prices(String... rows) {
		return this.given.imported(this.mvc, "item-prices", "rector.mef", 2026, "", with(PRICES, rows));
	}

	private static String[] with(String header, String... rows) {
		return (header + "\n" + String.join("\n", rows)).split("\n", -1);
	}

	private String violation(String item, String place) {
		return one("select supply_item_violation(2026, '%s', null, '%s')".formatted(item, place));
	}

	private String price(String place) {
		return one("select price from supply_price_at(2026, 'B900100030001', '%s')".formatted(place));
	}

	private String one(String sql) {
		return this.jdbc.sql(sql).query((row, number) -> row.getString(1)).list().get(0);
	}

}

package pe.siaf.contract;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** What SEACE and SIGA hand over: each contract and order once, all of a file or none. */
@SiafTest
class DeliveryImportTests {

	private static final String UNIT = "001650";

	private static final String ORDERS = "nro_orden,tipo_bien,ruc,contrato,concepto,familia,fecha_orden,plazo,descripcion,unidad_medida,cantidad,precio_unitario\n";

	private static final String CONTRACTS = "contrato,tipo,ruc,objeto,fecha_firma,fecha_inicio,fecha_fin,anio,monto\n";

	@Autowired
	private APurchaseOrder given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void aSupplierAndAUnit() {
		this.given.supplier(APurchaseOrder.RUC);
		boolean there = this.jdbc
			.sql("select exists (select from implementing_unit where fiscal_year = 2026 and sec_ejec = ?)")
			.param(UNIT)
			.query(Boolean.class)
			.single();
		if (!there) {
			this.purchase.aLine(UNIT, "7711", "10");
		}
	}

	@Test
	void rows_of_one_order_are_its_lines_and_it_comes_in_once() {
		String file = ORDERS + order("301", "B", "71000001", "PAPEL", "10", "2.5")
				+ order("301", "B", "71000001", "LAPIZ", "100", "0.123456")
				+ order("301", "S", "71000002", "AYUDA", "1", "80");
		assertThat(imported("orders", file)).contains("\"state\":\"APPLIED\"", "\"new\":2");
		assertThat(imported("orders", file)).contains("\"state\":\"APPLIED\"", "\"new\":0", "\"equal\":2");
		assertThat(this.jdbc.sql("""
				select o.kind || ' ' || o.total from contract_delivery d
				join purchase_order o on o.sec_ejec = d.sec_ejec and o.id = d.target_id
				where d.sec_ejec = ? and d.kind = 'ORDER' and d.key like '% 301' order by 1""")
			.param(UNIT)
			.query(String.class)
			.list()).containsExactly("C 37.35", "S 80.00");
		assertThat(imported("orders", file.replace("2.5", "2.6"))).contains("INT-002", "\"row\":2");
	}

	@Test
	void what_splits_within_one_file_is_told_at_its_row_COM_006() {
		String answer = imported("orders",
				ORDERS + order("311", "B", "71000003", "PAPEL", "1", "20000")
						+ order("312", "B", "71000003", "PAPEL", "1", "15000")
						+ order("313", "B", "71000003", "PAPEL", "1", "10000"));
		assertThat(answer).contains("\"state\":\"REJECTED\"", "COM-006", "\"row\":4").doesNotContain("\"row\":3");
		assertThat(this.jdbc.sql("select count(*) from purchase_order where family = '71000003'")
			.query(Integer.class)
			.single()).isZero();
		assertThat(imported("orders", ORDERS + order("314", "B", "71000004", "PAPEL", "1", "1").replace(",10,", ",0,")))
			.contains("ORD-001", "el plazo de entrega");
	}

	@Test
	void a_contract_comes_in_with_what_each_year_pays_and_once() {
		String file = CONTRACTS + contract("SEACE-1", "2026", "100.00") + contract("SEACE-1", "2084", "50.00");
		assertThat(imported("contracts", file)).contains("\"state\":\"APPLIED\"", "\"new\":1");
		assertThat(imported("contracts", file)).contains("\"equal\":1");
		assertThat(this.jdbc.sql("""
				select string_agg(y.fiscal_year || ' ' || y.amount, ', ' order by y.fiscal_year) from contract c
				join contract_year y on y.sec_ejec = c.sec_ejec and y.contract_id = c.id where c.number = 'SEACE-1'""")
			.query(String.class)
			.single()).isEqualTo("2026 100.00, 2084 50.00");
		assertThat(imported("contracts", file.replace("50.00", "51.00"))).contains("INT-002");
		assertThat(imported("contracts",
				CONTRACTS + contract("SEACE-2", "2026", "1.00") + contract("SEACE-3", "2026", "0.00")))
			.contains("\"state\":\"REJECTED\"", "ORD-001", "\"row\":3");
		assertThat(
				this.jdbc.sql("select count(*) from contract where number = 'SEACE-2'").query(Integer.class).single())
			.isZero();
	}

	@Test
	void rows_of_one_number_agree_in_what_tells_the_whole_and_kinds_are_known_ones() {
		String other = "20100070970";
		this.given.supplier(other);
		assertThat(imported("contracts",
				CONTRACTS + contract("SEACE-7", "2026", "10000.00")
						+ contract("SEACE-7", "2026", "90000.00").replace(APurchaseOrder.RUC, other)))
			.contains("\"state\":\"REJECTED\"", "INT-004", "\"row\":3", other);
		assertThat(imported("contracts", CONTRACTS + contract("SEACE-8", "2026", "1.00").replace("BIENES", "XYZ")))
			.contains("\"state\":\"REJECTED\"", "INT-004", "XYZ");
		assertThat(imported("contracts",
				CONTRACTS + contract("SEACE-9", "2026", "1.00").replace("BIENES", "Consultoría de Obra")))
			.contains("\"state\":\"APPLIED\"");
		assertThat(this.jdbc
			.sql("select number || ' ' || kind from contract where number in ('SEACE-7', 'SEACE-8', 'SEACE-9')")
			.query(String.class)
			.list()).containsExactly("SEACE-9 SERVICES");
		assertThat(imported("orders",
				ORDERS + order("321", "B", "71000008", "PAPEL", "1", "2")
						+ order("321", "B", "71000008", "LAPIZ", "1", "2").replace("Compra de SIGA", "Otra compra")))
			.contains("\"state\":\"REJECTED\"", "INT-004", "\"row\":3");
	}

	@Test
	void twelve_and_a_half_is_not_made_a_thousand_two_hundred_and_fifty() {
		assertThat(imported("orders", ORDERS + order("331", "B", "71000009", "PAPEL", "10", "\"12,50\"")))
			.contains("\"state\":\"REJECTED\"", "12,50");
		assertThat(OrderForm.Lines.number("12,50", 6)).isNull();
		assertThat(OrderForm.Lines.number("1,250.5", 6)).isEqualByComparingTo("1250.5");
	}

	private static String order(String number, String kind, String family, String what, String quantity, String price) {
		return "%s,%s,%s,,Compra de SIGA,%s,2026-04-01,10,%s,UNIDAD,%s,%s%n".formatted(number, kind, APurchaseOrder.RUC,
				family, what, quantity, price);
	}

	private static String contract(String number, String year, String amount) {
		return "%s,BIENES,%s,Objeto de prueba,2026-01-10,2026-01-15,2084-12-31,%s,%s%n".formatted(number,
				APurchaseOrder.RUC, year, amount);
	}

	private String imported(String kind, String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/" + kind)
			.multipart()
			.file(new MockMultipartFile("file", "entrega.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", UNIT)
			.header("Authorization", "Bearer demo-logistica.ue")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "logistica.ue");
	}

}

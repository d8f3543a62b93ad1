package pe.siaf.contract;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.contract.PurchaseOrder.Reception;
import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.Imports;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What SIGA says came of orders and conforms: each once, by persons whose duties are
 * apart, no more than was ordered, and taken back as long as it isn't accrued.
 */
@SiafTest
class ReceptionImportTests {

	private static final String UNIT = "001650";

	private static final String ORDERS = "nro_orden,tipo_bien,ruc,concepto,familia,fecha_orden,plazo,ordenado_por,descripcion,unidad_medida,cantidad,precio_unitario\n";

	private static final String RECEPTIONS = "nro_orden,tipo_bien,nro_recepcion,recepcion_devuelta,guia_remision,fecha_recepcion,recibido_por,linea,cantidad,precio_unitario\n";

	private static final String CONFORMITIES = "nro_orden,tipo_bien,nro_recepcion,fecha_conformidad,area_usuaria,conforme_por,monto\n";

	@Autowired
	private APurchaseOrder given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private Orders orders;

	@Autowired
	private Receptions receptions;

	@Autowired
	private TakenBack takenBack;

	@Autowired
	private Imports imports;

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
	void what_came_in_parts_is_the_orders_and_what_conforms_can_be_accrued() {
		PurchaseOrder order = ordered("987001", "98700001");
		String file = RECEPTIONS + came("987001", "1", "", "4", "2.50") + came("987001", "2", "", "5", "");
		assertThat(imported("receptions", file)).contains("\"state\":\"APPLIED\"", "\"new\":2");
		assertThat(imported("receptions", file)).contains("\"new\":0", "\"equal\":2");
		assertThat(amounts(order)).containsExactly("10.00", "12.50");
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.ZERO);
		assertThat(imported("conformities", CONFORMITIES + conforms("987001", "1", "40404040", "10.00")))
			.contains("\"state\":\"APPLIED\"", "\"new\":1");
		assertThat(this.given.fresh(order).toAccrue()).isEqualTo(Amount.of(10));
		Reception first = this.orders.receptions(order).get(0);
		assertThat(first.receivedBy()).isEqualTo("41414141");
		assertThat(first.conformityName()).isEqualTo("40404040");
	}

	@Test
	void another_content_under_a_receptions_number_is_refused_INT_002() {
		PurchaseOrder order = ordered("987002", "98700002");
		imported("receptions", RECEPTIONS + came("987002", "1", "", "4", ""));
		assertThat(imported("receptions", RECEPTIONS + came("987002", "1", "", "3", ""))).contains("INT-002");
		// what was refused left nothing, so that the corrected one comes in
		assertThat(imported("receptions", RECEPTIONS + came("987002", "2", "", "6.0001", ""))).contains("ORD-002");
		assertThat(imported("receptions", RECEPTIONS + came("987002", "2", "", "6", "")))
			.contains("\"state\":\"APPLIED\"");
		assertThat(amounts(order)).containsExactly("10.00", "15.00");
	}

	@Test
	void of_two_receptions_that_exceed_an_order_together_the_second_is_told_ORD_002() {
		PurchaseOrder order = ordered("987003", "98700003");
		assertThat(imported("receptions",
				RECEPTIONS + came("987003", "1", "", "6", "") + came("987003", "2", "", "4.0001", "")))
			.contains("\"state\":\"REJECTED\"", "ORD-002", "\"row\":3")
			.doesNotContain("\"row\":2");
		assertThat(amounts(order)).isEmpty();
	}

	@Test
	void orders_that_never_came_or_are_another_units_are_unknown_INT_001() {
		assertThat(imported("receptions", RECEPTIONS + came("987999", "1", "", "1", ""))).contains("INT-001",
				"2026 C 987999");
		this.jdbc.sql("""
				insert into contract_delivery (sec_ejec, kind, key, hash, target_id, import_id)
				values ('987111', 'ORDER', '2026 C 987998', 'x', 1, 1) on conflict do nothing""").update();
		assertThat(imported("receptions", RECEPTIONS + came("987998", "1", "", "1", ""))).contains("INT-001");
		ordered("987004", "98700004");
		assertThat(imported("receptions", RECEPTIONS + came("987004", "1", "", "1", "").replace(",1,1,", ",2,1,")))
			.contains("INT-001", "987004 - 2");
		assertThat(imported("conformities", CONFORMITIES + conforms("987004", "9", "40404040", "")))
			.contains("INT-001");
	}

	@Test
	void what_came_costs_what_was_ordered_and_conforms_for_what_it_is_worth_ACR_002() {
		ordered("987005", "98700005");
		assertThat(imported("receptions", RECEPTIONS + came("987005", "1", "", "4", "2.51"))).contains("ACR-002",
				"2.51");
		imported("receptions", RECEPTIONS + came("987005", "1", "", "4", "2.500000"));
		assertThat(imported("conformities", CONFORMITIES + conforms("987005", "1", "40404040", "10.01")))
			.contains("ACR-002", "10.01");
		assertThat(imported("conformities", CONFORMITIES + conforms("987005", "1", "40404040", "")))
			.contains("\"state\":\"APPLIED\"");
	}

	@Test
	void who_orders_receives_or_brings_the_file_has_one_duty_CTL_001() {
		ordered("987006", "98700006");
		String reception = came("987006", "1", "", "4", "");
		// the person who ordered it in SIGA, and the officer who brought the order
		assertThat(imported("receptions", RECEPTIONS + reception.replace("41414141", "42424242"))).contains("CTL-001");
		assertThat(imported("receptions", RECEPTIONS + reception.replace("41414141", "LOGISTICA.UE")))
			.contains("CTL-001");
		assertThat(imported("receptions", "logistica.ue", RECEPTIONS + reception)).contains("CTL-001");
		assertThat(imported("receptions", RECEPTIONS + reception)).contains("\"state\":\"APPLIED\"");
		String conformity = CONFORMITIES + conforms("987006", "1", "40404040", "");
		assertThat(imported("conformities", "servicio.salud", conformity)).contains("CTL-001");
		assertThat(imported("conformities", conformity.replace("40404040", "41414141"))).contains("CTL-001");
		assertThat(imported("conformities", conformity.replace("40404040", "42424242"))).contains("CTL-001");
		assertThat(imported("conformities", conformity)).contains("\"state\":\"APPLIED\"");
	}

	@Test
	void CTL_001_who_brought_a_reception_conforms_it_by_no_other_door() {
		PurchaseOrder order = ordered("987016", "98700016");
		imported("receptions", RECEPTIONS + came("987016", "1", "", "4", ""));
		long reception = this.orders.receptions(order).get(0).id();
		Profile bringer = APurchaseOrder.officer(Role.SERVICE_POINT, UNIT, "servicio.salud");
		refused("CTL-001",
				() -> this.receptions.conform(order, reception, LocalDate.of(2026, 4, 12), "ALMACEN", bringer));
		this.receptions.conform(order, reception, LocalDate.of(2026, 4, 12), "ALMACEN",
				APurchaseOrder.officer(Role.SERVICE_POINT, UNIT));
	}

	@Test
	void CTL_001_who_had_a_reception_fetched_does_not_conform_it() {
		PurchaseOrder order = ordered("987023", "98700023");
		this.imports.submit(new ImportOrder("receptions", 2026, UNIT, "siga.csv", null, false, null, "servicio.salud"),
				new ByteArrayInputStream(
						(RECEPTIONS + came("987023", "1", "", "4", "")).getBytes(StandardCharsets.UTF_8)));
		long reception = this.orders.receptions(order).get(0).id();
		LocalDate day = LocalDate.of(2026, 4, 12);
		refused("CTL-001", () -> this.receptions.conform(order, reception, day, "ALMACEN",
				APurchaseOrder.officer(Role.SERVICE_POINT, UNIT, "servicio.salud")));
		this.receptions.conform(order, reception, day, "ALMACEN", APurchaseOrder.officer(Role.SERVICE_POINT, UNIT));
	}

	@Test
	void CTL_001_a_person_whom_the_file_names_by_DNI_is_the_user_with_that_DNI() {
		PurchaseOrder order = ordered("987017", "98700017");
		String reception = RECEPTIONS + came("987017", "1", "", "4", "").replace("41414141", "46464646");
		this.jdbc.sql("update app_user set dni = '46464646' where username = 'logistica.ue'").update();
		try {
			assertThat(imported("receptions", reception)).contains("CTL-001");
		}
		finally {
			this.jdbc.sql("update app_user set dni = null where username = 'logistica.ue'").update();
		}
		assertThat(imported("receptions", reception)).contains("\"state\":\"APPLIED\"");
		assertThat(this.orders.receptions(order)).singleElement()
			.satisfies((one) -> assertThat(one.stranger()).isTrue());
		assertThat(this.mvc.get().uri(order.page()).with(Signed.as("auditor"))).bodyText().contains("sin usuario aquí");
	}

	@Test
	void CTL_001_whoever_brought_the_rows_first_brought_them_too() {
		PurchaseOrder order = ordered("987028", "98700028");
		String reception = RECEPTIONS + came("987028", "1", "", "4", "").replace("41414141", "48484848");
		this.jdbc.sql("update app_user set dni = '48484848' where username = 'logistica.ue'").update();
		try {
			assertThat(imported("receptions", "administracion.ue", reception)).contains("CTL-001");
		}
		finally {
			this.jdbc.sql("update app_user set dni = null where username = 'logistica.ue'").update();
		}
		assertThat(imported("receptions", "servicio.salud", reception)).contains("\"state\":\"APPLIED\"");
		long id = this.orders.receptions(order).get(0).id();
		refused("CTL-001", () -> this.receptions.conform(order, id, LocalDate.of(2026, 4, 12), "ALMACEN",
				APurchaseOrder.officer(Role.UE_ADMIN_HEAD, UNIT, "administracion.ue")));
		this.receptions.conform(order, id, LocalDate.of(2026, 4, 12), "ALMACEN",
				APurchaseOrder.officer(Role.SERVICE_POINT, UNIT));
	}

	@Test
	void CTL_001_a_DNI_that_is_written_down_later_tells_who_received_before() {
		PurchaseOrder order = ordered("987029", "98700029");
		assertThat(
				imported("receptions", RECEPTIONS + came("987029", "1", "", "4", "").replace("41414141", "49494949")))
			.contains("\"state\":\"APPLIED\"");
		long id = this.orders.receptions(order).get(0).id();
		this.jdbc.sql("update app_user set dni = '49494949' where username = 'contabilidad.ue'").update();
		try {
			assertThat(this.orders.receptions(order).get(0).stranger()).isFalse();
			refused("CTL-001", () -> this.receptions.conform(order, id, LocalDate.of(2026, 4, 12), "ALMACEN",
					APurchaseOrder.officer(Role.SERVICE_POINT, UNIT, "contabilidad.ue")));
		}
		finally {
			this.jdbc.sql("update app_user set dni = null where username = 'contabilidad.ue'").update();
		}
	}

	@Test
	void CTL_001_eight_digits_are_a_DNI_before_they_are_anybodys_username() {
		PurchaseOrder order = ordered("987027", "98700027");
		this.jdbc.sql("""
				insert into app_user (username, person_name, password_hash) values ('47474747', 'OTRA PERSONA', 'x');
				update app_user set dni = '47474747' where username = 'logistica.ue'""").update();
		try {
			assertThat(imported("receptions",
					RECEPTIONS + came("987027", "1", "", "4", "").replace("41414141", "47474747")))
				.contains("CTL-001");
		}
		finally {
			this.jdbc.sql("""
					update app_user set dni = null where username = 'logistica.ue';
					delete from app_user where username = '47474747'""").update();
		}
		assertThat(this.orders.receptions(order)).isEmpty();
	}

	@Test
	void what_goes_back_is_open_again_and_conforms_no_more() {
		PurchaseOrder order = ordered("987007", "98700007");
		imported("receptions", RECEPTIONS + came("987007", "1", "", "6", "") + came("987007", "2", "1", "-2", ""));
		assertThat(amounts(order)).containsExactly("15.00", "-5.00");
		assertThat(imported("conformities", CONFORMITIES + conforms("987007", "1", "40404040", "10.00")))
			.contains("\"state\":\"APPLIED\"");
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.of(10));
		// no more than is left of it, and only of what takes in
		assertThat(imported("receptions", RECEPTIONS + came("987007", "3", "1", "-4.0001", ""))).contains("ORD-006");
		assertThat(imported("receptions", RECEPTIONS + came("987007", "3", "", "-1", ""))).contains("ORD-001");
		assertThat(imported("receptions", RECEPTIONS + came("987007", "3", "1", "1", ""))).contains("ORD-001");
		assertThat(imported("receptions", RECEPTIONS + came("987007", "3", "7", "-1", ""))).contains("INT-001");
		assertThat(imported("receptions", RECEPTIONS + came("987007", "3", "1", "-4", "")))
			.contains("\"state\":\"APPLIED\"");
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.ZERO);
		assertThat(this.orders.lines(order).get(0).received()).isEqualByComparingTo("0");
		assertThat(imported("receptions", RECEPTIONS + came("987007", "4", "", "10", "")))
			.contains("\"state\":\"APPLIED\"");
		assertThat(amounts(order)).containsExactly("15.00", "-5.00", "-10.00", "25.00");
	}

	@Test
	void cents_of_parts_come_out_even_and_an_order_of_which_all_went_back_can_be_annulled() {
		PurchaseOrder order = this.given.anOrder(UNIT, "98700009", "0.05");
		this.given.accepted(order, "3", LocalDate.of(2026, 4, 5));
		long reception = this.orders.receptions(order).get(0).id();
		back(order, reception, "1");
		this.given.accepted(order, "8", LocalDate.of(2026, 4, 6));
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.of("0.05"));
		for (Reception one : this.orders.receptions(order)) {
			if (one.left().isPositive() && one.reverses() == null) {
				this.takenBack.takeBack(order, one.id(), "Acta 1", LocalDate.of(2026, 4, 7),
						APurchaseOrder.officer(Role.SERVICE_POINT, UNIT));
			}
		}
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.ZERO);
		refused("ORD-006", () -> this.receptions.conform(order, reception, LocalDate.of(2026, 4, 8), "ALMACEN",
				APurchaseOrder.officer(Role.UE_ADMIN_HEAD, UNIT)));
		this.orders.annul(order, "No se necesita", APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
		assertThat(this.given.fresh(order).state()).isEqualTo("ANNULLED");
	}

	private void back(PurchaseOrder order, long reception, String quantity) {
		this.takenBack.takeBack(order, reception, "Acta 7", LocalDate.of(2026, 4, 20),
				Map.of(1, new BigDecimal(quantity)), APurchaseOrder.officer(Role.SERVICE_POINT, order.secEjec()));
	}

	private static void refused(String code, Runnable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

	/** An order of SIGA for ten at 2.50. */
	private PurchaseOrder ordered(String number, String family) {
		assertThat(imported("orders", "logistica.ue",
				ORDERS + "%s,B,%s,Compra de SIGA,%s,2026-04-01,30,42424242,PAPEL,MILLAR,10,2.5%n".formatted(number,
						APurchaseOrder.RUC, family)))
			.contains("\"state\":\"APPLIED\"");
		long id = this.jdbc.sql("select target_id from contract_delivery where sec_ejec = ? and key = ?")
			.params(UNIT, "2026 C " + number)
			.query(Long.class)
			.single();
		return this.orders.get(2026, UNIT, id, APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
	}

	private static String came(String order, String reception, String back, String quantity, String price) {
		return "%s,B,%s,%s,G-%s,2026-04-10,41414141,1,%s,%s%n".formatted(order, reception, back, reception, quantity,
				price);
	}

	private static String conforms(String order, String reception, String person, String amount) {
		return "%s,B,%s,2026-04-12,ALMACEN,%s,%s%n".formatted(order, reception, person, amount);
	}

	private List<String> amounts(PurchaseOrder order) {
		return this.orders.receptions(order).stream().map((one) -> one.amount().toString()).toList();
	}

	private String imported(String kind, String csv) {
		return imported(kind, kind.equals("receptions") ? "servicio.salud" : "administracion.ue", csv);
	}

	private String imported(String kind, String user, String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/" + kind)
			.multipart()
			.file(new MockMultipartFile("file", "entrega.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", UNIT)
			.header("Authorization", "Bearer demo-" + user)
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), user);
	}

}

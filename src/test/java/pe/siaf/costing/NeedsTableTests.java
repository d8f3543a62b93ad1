package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Needs are typed, imported, included, excluded and approved (domain 7.4). */
@SiafTest
class NeedsTableTests {

	private static final String ITEM = "B980600010001";

	private static final String SERVICE = "S980600010001";

	private static final String HEADER = "referencia,meta,codigo_item,cantidad,precio_unitario,centro_costo,clase,mes_01,mes_12";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private NeedsFixture given;

	@Autowired
	private CostingFixture files;

	@Autowired
	private NeedEditing editing;

	@Autowired
	private NeedPhases phases;

	@Autowired
	private NeedsTables tables;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void contracts_and_forecasts_come_before_new_needs() {
		FileKey key = aFile("980601");

		assertRefused("CST-023", () -> this.editing.add(key, need(ITEM, "NEED", "3", null), budget(key)));
		this.editing.add(key, need(ITEM, "CONTRACT", "2", null), budget(key));
		this.editing.confirmObligations(key, budget(key));
		this.editing.add(key, need(ITEM, "NEED", "3", null), budget(key));

		assertThat(this.given.money(key, "2.3.1.5.1.2")).isEqualTo("50.00");
	}

	@Test
	void a_service_is_one_whatever_its_amount() {
		FileKey key = aFile("980602");
		this.editing.add(key, need(SERVICE, "CONTRACT", "12", new BigDecimal("1500.50")), budget(key));

		assertThat(this.given.one("select required_quantity from need where sec_ejec = '980602'"))
			.isEqualByComparingTo("1");
		assertThat(this.given.money(key, "2.3.2.2.4.4")).isEqualTo("18006.00");
	}

	@Test
	void what_is_bought_whole_is_not_needed_in_parts_PRG_104() {
		FileKey key = aFile("980609");

		assertRefused("PRG-104", () -> this.editing.add(key, need(ITEM, "CONTRACT", "2.5", null), budget(key)));
		assertRefused("PRG-104", () -> this.editing.add(key,
				need(SERVICE, "CONTRACT", "999999999999999", new BigDecimal("9999999999999")), budget(key)));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.editing.add(key,
				new NeedForm("0001", 2031, "", "CONTRACT", ITEM, "", BigDecimal.ONE, null, 5, false, "FIXED", "", ""),
				budget(key)));
		this.editing.add(key, need(SERVICE, "CONTRACT", "2.5", BigDecimal.TEN), budget(key));
		assertThat(this.given.money(key, "2.3.2.2.4.4")).isEqualTo("25.00");
		assertThat(needs(key, "R1,0001," + ITEM + ",2.5,,,CONTRACT,,")).contains("REJECTED");
	}

	@Test
	void what_can_not_be_costed_is_not_typed_CST_001_CST_002() {
		FileKey key = aFile("980603");
		this.given.anItem("B980600010009", "1", "", "2.3.1.5.1.2");

		assertRefused("CST-001",
				() -> this.editing.add(key, need("B980600019999", "CONTRACT", "1", null), budget(key)));
		assertRefused("CST-002",
				() -> this.editing.add(key, need("B980600010009", "CONTRACT", "1", null), budget(key)));
		this.editing.add(key, need("B980600010009", "CONTRACT", "1", BigDecimal.TEN), budget(key));
	}

	@Test
	void a_service_point_writes_its_own_rows() {
		FileKey key = aFile("980604");
		this.given.aCentre(key, "A", "I-1");
		Profile point = new Profile(0, "punto", "Persona", Role.SERVICE_POINT,
				new Scope(Scope.Kind.COST_CENTRE, "980604/A"), true);

		assertRefused("CST-025", () -> this.editing.add(key, need(ITEM, "CONTRACT", "1", null), point));
		this.editing.add(key,
				new NeedForm("0001", 2027, "A", "CONTRACT", ITEM, "", BigDecimal.ONE, null, 5, false, "FIXED", "", ""),
				point);
		this.editing.add(key, need(ITEM, "CONTRACT", "1", null), budget(key));

		assertThat(this.tables.rows(key, NeedFilter.all(), point, 0, 50)).hasSize(1);
		assertThat(this.tables.rows(key, NeedFilter.all(), budget(key), 0, 50)).hasSize(2);
	}

	@Test
	void an_approved_need_is_only_excluded_and_its_history_stays() {
		FileKey key = aFile("980605");
		long id = this.editing.add(key, need(ITEM, "CONTRACT", "4", null), budget(key));
		for (String action : List.of("program", "draft")) {
			this.phases.move(key, action, version(key), null, budget(key));
		}
		assertRefused("CST-028", () -> this.phases.move(key, "approve", version(key), null, budget(key)));
		this.jdbc.sql("update programming_file set state = 'CLOSED' where sec_ejec = '980605'").update();
		this.phases.move(key, "approve", version(key), null, budget(key));

		assertRefused("CST-024", () -> this.editing.add(key, need(ITEM, "CONTRACT", "1", null), budget(key)));
		Need need = this.tables.find(key, id, budget(key)).orElseThrow();
		assertRefused("WFL-004", () -> this.editing.mark(key, need, need.lockVersion(), false, "", budget(key)));
		this.editing.mark(key, need, need.lockVersion(), false, "Ya no se necesita", budget(key));
		assertRefused("WFL-003", () -> this.editing.mark(key, need, need.lockVersion(), true, "", budget(key)));

		assertThat(this.jdbc.sql("select string_agg(mark, '' order by id) from need_change where sec_ejec = '980605'")
			.query(String.class)
			.single()).isEqualTo("IE");
		assertThat(this.given.money(key, "2.3.1.5.1.2")).as("the file's money stays as it was sent").isEqualTo("40.00");
	}

	@Test
	void a_table_with_what_can_not_be_costed_does_not_move_on() {
		FileKey key = aFile("980606");
		this.editing.add(key, need(ITEM, "CONTRACT", "4", null), budget(key));
		this.jdbc.sql("update need set unit_price = null where sec_ejec = '980606'").update();

		assertRefused("CST-027", () -> this.phases.move(key, "program", version(key), null, budget(key)));
		assertRefused("WFL-001", () -> this.phases.move(key, "approve", version(key), null, budget(key)));
	}

	@Test
	void a_file_of_needs_comes_in_and_is_corrected_by_its_references() {
		FileKey key = aFile("980607");
		this.given.aCentre(key, "A", "I-1");

		assertThat(needs(key, "R1,0001," + ITEM + ",12,,A,CONTRACT,4,8")).contains("APPLIED", "\"new\":1");
		assertThat(this.given.money(key, "2.3.1.5.1.2")).isEqualTo("120.00");
		assertThat(needs(key, "R1,0001," + ITEM + ",12,11,A,CONTRACT,4,8")).contains("\"changed\":1");
		assertThat(this.given.money(key, "2.3.1.5.1.2")).isEqualTo("132.00");
		assertThat(needs(key, "R1,0001," + ITEM + ",13,,A,CONTRACT,4,8")).as("months make the year")
			.contains("REJECTED", "INT-004");
		assertThat(needs(key, "R2,0001," + ITEM + ",1,,,NEED,,")).contains("REJECTED", "CST-023");
		assertThat(needs(key, "R2,0009," + ITEM + ",1,,,CONTRACT,,")).contains("REJECTED", "INT-001");
		assertThat(needs(key, "R2,0001,B980600019999,1,,,CONTRACT,,")).contains("REJECTED", "CST-001");
	}

	@Test
	void an_amount_opens_down_to_its_factors() {
		FileKey key = aFile("980608");
		this.given.input(980601, ITEM, "number_of_times = 3, waste_factor = 0.05");
		this.files.anOfficerOf("980608");
		String officer = CostingFixture.officer("980608");
		String path = "/costeo/necesidades/2027/multianual/980608";

		assertThat(this.mvc.post().uri(path + "/calculo").with(this.files.as(officer))).hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri(path).with(this.files.as(officer))).hasStatusOk()
			.bodyText()
			.contains("META 0001", "320.00", "Kits");
		assertThat(this.mvc.get().uri(path + "/filas?meta=0001").with(this.files.as(officer))).hasStatusOk()
			.bodyText()
			.contains("B 98.06.0001.0001", "320.00");
		long id = this.given.one("select id from need where sec_ejec = '980608'").longValueExact();
		assertThat(this.mvc.get().uri(path + "/filas/" + id).with(this.files.as(officer))).hasStatusOk()
			.bodyText()
			.contains("casos × por caso × % de uso", "31.5", "320.00", "Prueba");
		assertThat(this.mvc.get().uri(path + "/exportacion").with(this.files.as(officer))).hasStatusOk()
			.bodyText()
			.contains("B 98.06.0001.0001");
		assertThat(this.mvc.get().uri(path + "/techos").with(this.files.as(officer))).hasStatusOk();
		assertThat(this.mvc.get().uri(path + "/nueva").with(this.files.as(officer))).hasStatusOk();
		assertThat(this.mvc.get().uri(path).with(pe.siaf.identity.Signed.as("presupuesto.ue"))).hasStatus(404);
	}

	private FileKey aFile(String unit) {
		FileKey key = this.given.aFileOf(unit);
		this.given.anItem(ITEM, "1", "10.00", "2.3.1.5.1.2");
		this.given.anItem(SERVICE, "1", "", "2.3.2.2.4.4");
		this.given.aKit("5980601", 980601);
		this.given.aTarget(key, "0001", "5980601", 10);
		return key;
	}

	private static NeedForm need(String item, String kind, String quantity, BigDecimal price) {
		return new NeedForm("0001", 2027, "", kind, item, "", new BigDecimal(quantity), price, 5, false, "FIXED", "",
				"");
	}

	private Profile budget(FileKey key) {
		return this.given.budgetOf(key);
	}

	private int version(FileKey key) {
		return this.tables.get(key, budget(key)).lockVersion();
	}

	private String needs(FileKey key, String row) {
		this.files.anOfficerOf(key.secEjec());
		return this.files.imported(this.mvc, "needs", CostingFixture.officer(key.secEjec()), 2027, key.secEjec(),
				HEADER, row);
	}

	private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}

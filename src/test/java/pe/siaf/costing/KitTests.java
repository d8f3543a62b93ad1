package pe.siaf.costing;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** What a case takes is written by its program's responsible, or comes as a file. */
@SiafTest
class KitTests {

	private static final String HEADER = "secuencia_kit,nombre_kit,programa_ppto,act_proy,componente,sub_finalidad,codigo_item,cantidad_vez,nro_veces,porcent_uso,factor_merma,grupo_item,flag_complemento,categorias,tipo_costo_fv";

	private static final String NODE = "0149,3000845,5000295,";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CostingFixture given;

	@Test
	void a_kit_comes_in_and_tells_what_a_case_costs() {
		assertThat(kits("901,Caso de prueba," + NODE + "9000901,B580100010002,1,3,100,0.05,,C,,V",
				"901,Caso de prueba," + NODE + "9000901,B580100020001,2,7,20,0,,C,I-1 I-2,V",
				"901,Caso de prueba," + NODE + "9000901,B740100010002,1,1,100,0,,C,,F"))
			.contains("APPLIED", "\"new\":3");

		// 3 × 1.05 / 100 × 18.00, and 14 × 20 % / 10 × 1.50; by Lima's price
		assertThat(cost("901", "I-1", "")).isEqualTo("0.5670 0.4200");
		assertThat(cost("901", "I-3", "")).as("an item that doesn't apply there").isEqualTo("0.5670");
		assertThat(this.mvc.get().uri("/costeo/kits/2026/901?categoria=I-1").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("0.9870", "12,400.0000", "JERINGA");
	}

	@Test
	void alternatives_of_a_group_do_not_exceed_all_cases_CST_005() {
		String one = "902,Alternativas," + NODE + "9000902,B580100020001,1,1,60,0,analgésico,S,,V";
		String other = "902,Alternativas," + NODE + "9000902,B580100020002,1,1,%s,0,analgésico,S,,V";

		assertThat(kits(one, other.formatted("40.0001"))).contains("REJECTED", "CST-005");
		assertThat(kits(one, other.formatted("40"))).contains("APPLIED");
		assertThat(kits(other.formatted("41"))).as("with what is there already").contains("REJECTED", "CST-005");
	}

	@Test
	void on_the_form_too_alternatives_stay_within_all_cases_CST_005() {
		kits("903,Formulario," + NODE + "9000903,B580100020001,1,1,60,0,analgésico,S,,V");

		assertThat(put("903", "B58.01.0002.0002", "41")).bodyText().contains("CST-005");
		assertThat(put("903", "B58.01.0002.0002", "40")).hasStatus3xxRedirection();
		assertThat(put("903", "B999999999999", "1")).bodyText().contains("CST-001");
		assertThat(items("903")).isEqualTo(2);
	}

	@Test
	void what_is_left_empty_is_said_beside_its_field() {
		kits("910,Vacío," + NODE + "9000910,B580100020001,1,1,60,0,,C,,V");

		assertThat(this.mvc.post().uri("/costeo/kits/2026/910/items/nuevo").with(Signed.as("rector.mef"))).hasStatusOk()
			.bodyText()
			.contains("Falta este dato.");
		assertThat(this.mvc.post()
			.uri("/costeo/kits/2026/910/items/nuevo")
			.param("quantityPerTime", "")
			.with(Signed.as("rector.mef"))).hasStatusOk().bodyText().contains("Falta este dato.");
		assertThat(this.mvc.post()
			.uri("/costeo/kits/2026/910/items/nuevo")
			.param("quantityPerTime", "mucho")
			.with(Signed.as("rector.mef"))).hasStatusOk().bodyText().contains("mucho");
		assertThat(this.mvc.post().uri("/costeo/kits/nuevo?year=2026").with(Signed.as("rector.mef"))).hasStatusOk();
	}

	@Test
	void who_saves_second_does_not_overwrite() {
		kits("904,Dos personas," + NODE + "9000904,B580100020001,1,1,60,0,,C,,V");

		assertThat(this.mvc.post()
			.uri("/costeo/kits/2026/904/items/B580100020001/retiro?version=7")
			.with(Signed.as("rector.mef"))).hasStatus(409);
		assertThat(this.mvc.post()
			.uri("/costeo/kits/2026/904/items/B580100020001/retiro?version=0")
			.with(Signed.as("rector.mef"))).hasStatus3xxRedirection();
		assertThat(items("904")).isZero();
	}

	@Test
	void a_responsible_keeps_the_kits_of_the_own_program_only() {
		kits("905,Propio," + NODE + "9000905,B580100020001,1,1,60,0,,C,,V");

		assertThat(this.mvc.get()
			.uri("/costeo/kits/2026/905/items/nuevo")
			.with(Signed.as("responsable.pp", Role.PROGRAM_RESPONSIBLE))).hasStatusOk();
		this.jdbc.sql("update kit set category = '9001' where fiscal_year = 2026 and number = 905").update();
		assertThat(this.mvc.get()
			.uri("/costeo/kits/2026/905/items/nuevo")
			.with(Signed.as("responsable.pp", Role.PROGRAM_RESPONSIBLE))).hasStatus(404);
		assertThat(this.given.imported(this.mvc, "kits", "responsable.pp", 2026, "", HEADER,
				"906,Ajeno,0001,3000845,5000295,9000906,B580100020001,1,1,60,0,,C,,V"))
			.contains("REJECTED", "CST-020");
		assertThat(this.mvc.post()
			.uri("/costeo/kits/nuevo?year=2026")
			.param("category", "0001")
			.param("product", "3033254")
			.param("activity", "5000017")
			.param("name", "Ajeno")
			.with(Signed.as("responsable.pp", Role.PROGRAM_RESPONSIBLE))).bodyText().contains("CST-020");
	}

	@Test
	void a_node_has_one_kit_in_use() {
		kits("907,Uno," + NODE + "9000907,B580100020001,1,1,60,0,,C,,V");

		assertThat(kits("908,Otro," + NODE + "9000907,B580100020001,1,1,60,0,,C,,V")).contains("REJECTED", "INT-002");
		assertThat(open("9000907")).bodyText().contains("CST-021");
		assertThat(open("9000908")).hasStatus3xxRedirection();
		assertThat(this.mvc.post()
			.uri("/costeo/kits/nuevo?year=2026")
			.param("category", "0149")
			.param("product", "3000845")
			.param("activity", "5999999")
			.param("name", "Fuera")
			.with(Signed.as("rector.mef"))).bodyText().contains("CST-022");
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult open(String task) {
		return this.mvc.post()
			.uri("/costeo/kits/nuevo?year=2026")
			.param("category", "0149")
			.param("product", "3000845")
			.param("activity", "5000295")
			.param("subPurpose", task)
			.param("name", "Otro")
			.with(Signed.as("rector.mef"))
			.exchange();
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult put(String kit, String item, String percent) {
		String version = this.jdbc
			.sql("select lock_version::text from kit where fiscal_year = 2026 and number = ?::int")
			.param(kit)
			.query(String.class)
			.single();
		return this.mvc.post()
			.uri("/costeo/kits/2026/" + kit + "/items/nuevo")
			.param("supplyItem", item)
			.param("costNature", "D")
			.param("costBehaviour", "VARIABLE")
			.param("quantityPerTime", "1")
			.param("numberOfTimes", "1")
			.param("percentOfUse", percent)
			.param("wasteFactor", "0")
			.param("calculationType", "STANDARD")
			.param("itemGroup", "analgésico")
			.param("relation", "SUBSTITUTE")
			.param("version", version)
			.with(Signed.as("rector.mef"))
			.exchange();
	}

	private int items(String kit) {
		return this.jdbc
			.sql("select count(*) from kit_item where fiscal_year = 2026 and kit = ?::int and status = 'ACTIVE'")
			.param(kit)
			.query(Integer.class)
			.single();
	}

	private String cost(String kit, String category, String place) {
		return this.jdbc.sql("""
				select string_agg(round(cost, 4)::text, ' ' order by supply_item) from kit_cost(2026, ?::int, ?, ?)
				where cost_behaviour = 'VARIABLE'""").params(kit, category, place).query(String.class).single();
	}

	private String kits(String... rows) {
		return this.given.imported(this.mvc, "kits", "rector.mef", 2026, "", HEADER, String.join("\n", rows));
	}

}

package pe.siaf.classifier;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.ImportState;
import pe.siaf.exchange.Imported;
import pe.siaf.exchange.Imports;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Catalogues taken in from files, in a year of their own. */
@SiafTest
class CatalogueImportTests {

	private static final int YEAR = 2092;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Imports imports;

	@Autowired
	private Catalogues catalogues;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void anEmptyYear() {
		for (String table : List.of("program_chain", "category_product", "implementing_unit", "pliego", "sector",
				"budget_category", "product_project", "activity", "function_code", "functional_division",
				"functional_group", "rubro", "financing_source", "economic_item", "unit_of_measure", "ubigeo",
				"catalogue_year")) {
			this.jdbc.sql("delete from " + table + " where fiscal_year = ?").param(YEAR).update();
		}
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (?, 'PREPARATION') on conflict do nothing")
			.param(YEAR)
			.update();
	}

	@Test
	void codes_are_added_changed_and_kept_and_the_same_file_changes_nothing() {
		Imported first = take("classifier-functions", "code,name\n03,PLANEAMIENTO\n22,EDUCACION\n");
		assertThat(first.state()).isEqualTo(ImportState.APPLIED);
		assertThat(first.added()).isEqualTo(2);
		Imported second = take("classifier-functions",
				"codigo,nombre,estado\n3,PLANEAMIENTO Y GESTION,\n20,SALUD,INACTIVO\n");
		assertThat(List.of(second.added(), second.changed(), second.equal(), second.vanished())).containsExactly(1, 1,
				0, 1);
		assertThat(this.catalogues.name(YEAR, Catalogue.FUNCTIONS, "03")).contains("PLANEAMIENTO Y GESTION");
		assertThat(this.catalogues.name(YEAR, Catalogue.FUNCTIONS, "22")).contains("EDUCACION");
		Imported again = take("classifier-functions",
				"code,name,status\n03,PLANEAMIENTO Y GESTION,\n20,SALUD,INACTIVE\n");
		assertThat(List.of(again.added(), again.changed(), again.equal())).containsExactly(0, 0, 2);
	}

	@Test
	void cls_002_an_imported_catalogue_waits_for_its_publication() {
		take("classifier-functions", "code,name\n03,PLANEAMIENTO\n");
		assertThat(this.catalogues.isActive(YEAR, Catalogue.FUNCTIONS, "03")).isFalse();
		assertThat(this.mvc.post()
			.uri("/clasificadores/funciones/publicacion?year=" + YEAR)
			.with(Signed.as("presupuesto.ue"))).hasStatus(403);
		assertThat(
				this.mvc.post().uri("/clasificadores/funciones/publicacion?year=" + YEAR).with(Signed.as("rector.mef")))
			.hasStatus3xxRedirection();
		assertThat(this.catalogues.isActive(YEAR, Catalogue.FUNCTIONS, "03")).isTrue();
		assertThat(this.jdbc.sql(
				"select username from audit_event where action = 'publish' and object_type = 'CATALOGUE' and object_id = ?")
			.param(YEAR + "/functions")
			.query(String.class)
			.list()).containsExactly("rector.mef");
	}

	@Test
	void a_file_with_errors_is_told_row_by_row_and_changes_nothing() {
		Imported refused = take("classifier-products",
				"code,name\n3000001,ACCIONES COMUNES\n5000001,NO\n3000001,DOS VECES\n");
		assertThat(refused.state()).isEqualTo(ImportState.REJECTED);
		assertThat(findings(refused)).containsExactly("3 code INT-004", "4 code INT-002");
		assertThat(this.catalogues.name(YEAR, Catalogue.PRODUCTS, "3000001")).isEmpty();
	}

	@Test
	void a_code_whose_validity_has_ended_is_inactive_in_the_year() {
		take("classifier-categories", "code,name,kind,valid_to\n0001,VIEJO,PP,31/12/2091\n0002,NUEVO,PP,\n");
		assertThat(this.jdbc.sql("select status from budget_category where fiscal_year = ? order by code")
			.param(YEAR)
			.query(String.class)
			.list()).containsExactly("INACTIVE", "ACTIVE");
	}

	@Test
	void items_need_the_levels_above_them() {
		Imported orphan = take("classifier-items", "code,name\n2,GASTOS\n2.3.1,BIENES\n");
		assertThat(findings(orphan)).containsExactly("3 code INT-001");
		assertThat(take("classifier-items", "code,name\n2,GASTOS\n2.3,BIENES Y SERVICIOS\n2.3.1,BIENES\n").state())
			.isEqualTo(ImportState.APPLIED);
	}

	@Test
	void cls_003_a_used_code_keeps_its_meaning_and_may_change_its_name() {
		take("classifier-categories", "code,name,kind\n0501,PROGRAMA,PP\n0502,LIBRE,PP\n");
		chain();
		Imported other = take("classifier-categories", "code,name,kind\n0501,PROGRAMA,AC\n0502,LIBRE,AC\n");
		assertThat(findings(other)).containsExactly("2 code CLS-003");
		assertThat(take("classifier-categories", "code,name,kind\n0501,PROGRAMA RENOMBRADO,PP\n").changed()).isOne();
	}

	@Test
	void cls_010_chains_that_do_not_fit_their_kind_are_refused() {
		take("classifier-categories", "code,name,kind\n0501,PROGRAMA,PP\n9001,CENTRALES,AC\n");
		chain();
		Imported refused = take("classifier-chains",
				"category,product,activity,function,division,group\n9001,3000501,5000501,03,006,0008\n9999,3000501,5000501,03,006,0008\n");
		assertThat(findings(refused)).containsExactlyInAnyOrder("2 product CLS-010", "3 category INT-001");
	}

	@Test
	void units_stand_once_in_the_structure() {
		String header = "level,sector,sector_name,pliego,pliego_name,unit_code,sec_ejec,name,ubigeo\n";
		Imported refused = take("institutions", header + "E,09,ECONOMIA,096,COMPRAS,001,1650,COMPRAS,999999\n"
				+ "E,09,OTRO NOMBRE,096,COMPRAS,001,1651,OTRA,\nM,09,ECONOMIA,150101,LIMA,001,301250,LIMA,\n");
		assertThat(findings(refused)).containsExactlyInAnyOrder("2 ubigeo INT-001", "3 level INT-002",
				"3 sector_name INT-004", "4 sector INT-004");
		Imported applied = take("institutions", header + "E,9,ECONOMIA,096,COMPRAS,1,1650,COMPRAS,\n");
		assertThat(applied.state()).isEqualTo(ImportState.APPLIED);
		assertThat(this.jdbc.sql("select sec_ejec || sector || unit_code from implementing_unit where fiscal_year = ?")
			.param(YEAR)
			.query(String.class)
			.single()).isEqualTo("00165009001");
	}

	@Test
	void only_the_rector_imports_catalogues() {
		MockMultipartFile file = new MockMultipartFile("file", "functions.csv", "text/csv",
				"code,name\n03,PLANEAMIENTO\n".getBytes(StandardCharsets.UTF_8));
		for (String user : List.of("presupuesto.ue", "auditor")) {
			assertThat(this.mvc.post()
				.multipart()
				.file(file)
				.param("year", String.valueOf(YEAR))
				.uri("/api/v1/imports/classifier-functions")
				.header("Authorization", "Bearer demo-" + user)).hasStatus(403);
		}
		assertThat(this.mvc.post()
			.multipart()
			.file(file)
			.param("year", String.valueOf(YEAR))
			.uri("/api/v1/imports/classifier-functions")
			.header("Authorization", "Bearer demo-rector.mef")).hasStatus(202);
	}

	private void chain() {
		take("classifier-products", "code,name\n3000501,PRODUCTO\n");
		take("classifier-activities", "code,name\n5000501,ACTIVIDAD\n");
		take("classifier-functions", "code,name\n03,PLANEAMIENTO\n");
		take("classifier-divisions", "code,name\n006,GESTION\n");
		take("classifier-groups", "code,name\n0008,ASESORAMIENTO\n");
		take("classifier-chains",
				"category,product,activity,function,division,group\n0501,3000501,5000501,03,006,0008\n");
	}

	private Imported take(String kind, String csv) {
		long id = this.imports.submit(ImportOrder.ofSystem(kind, YEAR, null, kind + ".csv"),
				new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
		return this.imports.get(id);
	}

	private List<String> findings(Imported imported) {
		return this.jdbc.sql("""
				select concat_ws(' ', row_number, column_name, code) from import_finding
				where import_id = ? and severity = 'ERROR' order by row_number, id""")
			.param(imported.id())
			.query(String.class)
			.list();
	}

}

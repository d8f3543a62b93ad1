package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;

/** Several officers who write one cell at once: one is kept, the others are told. */
@SiafTest
class GridRaceTests {

	private static final String UNIT = "997493";

	private static final FileKey FILE = new FileKey(ProgrammingFixture.YEAR, PlanningProcess.MULTI_YEAR, UNIT);

	private static final Profile OFFICE = new Profile(0, "presupuesto.prueba", "Ana Torres Díaz", Role.UE_BUDGET,
			new Scope(Scope.Kind.UE, UNIT), true);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Files files;

	@Autowired
	private Targets targets;

	@Autowired
	private Amounts amounts;

	@Autowired
	private QuantityGrid quantities;

	@Autowired
	private AmountGrid money;

	private final ExecutorService officers = Executors.newFixedThreadPool(4);

	private String target = "";

	private String line = "";

	@BeforeEach
	void aFile() {
		ProgrammingFixture fixture = new ProgrammingFixture(this.jdbc);
		this.jdbc.sql("insert into pliego values (?, 'E', '09', '748', 'PLIEGO DE CARRERAS') on conflict do nothing")
			.param(ProgrammingFixture.YEAR)
			.update();
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				values (?, ?, 'E', '09', '748', '001', 'UNIDAD DE CARRERAS') on conflict do nothing""")
			.params(ProgrammingFixture.YEAR, UNIT)
			.update();
		this.files.open(FILE, OFFICE);
		this.target = this.targets.add(FILE, fixture.target(fixture.chain()), OFFICE);
		this.line = this.amounts.add(FILE, new LineForm(this.target, "00", "0", fixture.item()), OFFICE);
	}

	@AfterEach
	void nothingStays() {
		this.officers.shutdown();
		this.jdbc.sql("delete from programming_file where sec_ejec = ?").param(UNIT).update();
		this.jdbc.sql("delete from implementing_unit where sec_ejec = ?").param(UNIT).update();
		this.jdbc.sql("delete from pliego where sector = '09' and code = '748'").update();
	}

	@Test
	void of_four_who_fill_an_empty_cell_at_once_one_is_kept_WFL_003() throws Exception {
		assertThat(outcomes(this.quantities, this.target)).containsExactlyInAnyOrder("kept", "WFL-003", "WFL-003",
				"WFL-003");
		assertThat(outcomes(this.money, this.line)).containsExactlyInAnyOrder("kept", "WFL-003", "WFL-003", "WFL-003");
		assertThat(this.targets.find(FILE, this.target).orElseThrow().q0()).isGreaterThan(BigDecimal.ZERO);
	}

	private List<String> outcomes(Grid grid, String row) throws Exception {
		List<Callable<String>> acts = Stream.of("10", "20", "30", "40")
			.<Callable<String>>map((figure) -> () -> write(grid, row, figure))
			.toList();
		return this.officers.invokeAll(acts).stream().map(GridRaceTests::outcome).toList();
	}

	private static String write(Grid grid, String row, String figure) {
		try {
			grid.save(FILE, List.of(new CellEdit(row, "2027", "", figure)), OFFICE);
			return "kept";
		}
		catch (RuleViolation refused) {
			return refused.rule().code();
		}
	}

	private static String outcome(Future<String> future) {
		try {
			return future.get();
		}
		catch (Exception failed) {
			return failed.toString();
		}
	}

}

package pe.siaf.programming;

import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a line of money may be, and what a file can be filled with. */
@SiafTest
@Transactional
class ProgrammedRuleTests {

	private static final FileKey FILE = ProgrammingFixture.file(PlanningProcess.MULTI_YEAR);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Files files;

	@Autowired
	private Targets targets;

	@Autowired
	private Amounts amounts;

	@Autowired
	private FileCopy copy;

	private ProgrammingFixture fixture;

	@BeforeEach
	void aFile() {
		this.fixture = new ProgrammingFixture(this.jdbc);
		this.fixture.institutions();
		this.files.open(FILE, ProgrammingFixture.BUDGET);
	}

	@Test
	void an_item_is_of_expenditure_and_goes_down_to_its_subgeneric_PRG_107() {
		String target = target();

		assertRefused("PRG-107", () -> add(target, "2.3"));
		assertRefused("PRG-107", () -> add(target, "1.3.1"));
		assertThat(add(target, "2.3.1")).isEqualTo(target + "-00-0-2.3.1");
	}

	@Test
	void what_is_collected_is_no_expenditure_in_formulation_either_PRG_107() {
		FileKey formulation = ProgrammingFixture.file(PlanningProcess.FORMULATION);
		this.files.open(formulation, ProgrammingFixture.BUDGET);
		String target = this.targets.add(formulation, this.fixture.target(this.fixture.chain()),
				ProgrammingFixture.BUDGET);
		String collected = this.jdbc
			.sql("""
					select code from economic_item where fiscal_year = ? and imputable and code like '1.%' and status = 'ACTIVE'
					order by code limit 1""")
			.param(ProgrammingFixture.YEAR)
			.query(String.class)
			.single();

		assertRefused("PRG-107", () -> this.amounts.add(formulation, new LineForm(target, "00", "0", collected),
				ProgrammingFixture.BUDGET));
	}

	@Test
	void a_line_is_in_a_file_once_PRG_110() {
		String target = target();
		add(target, "2.3.1");

		assertRefused("PRG-110", () -> add(target, "2.3.1"));
	}

	@Test
	void nothing_is_brought_where_there_is_nothing_PRG_109() {
		FileKey formulation = ProgrammingFixture.file(PlanningProcess.FORMULATION);
		this.files.open(formulation, ProgrammingFixture.BUDGET);

		assertRefused("PRG-109", () -> this.copy.bring(FILE, 2019, "PIA", ProgrammingFixture.BUDGET));
		assertRefused("PRG-109", () -> this.copy.takeOver(formulation, ProgrammingFixture.BUDGET));
	}

	private String target() {
		return this.targets.add(FILE, this.fixture.target(this.fixture.chain()), ProgrammingFixture.BUDGET);
	}

	private String add(String target, String item) {
		return this.amounts.add(FILE, new LineForm(target, "00", "0", item), ProgrammingFixture.BUDGET);
	}

	private static void assertRefused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}

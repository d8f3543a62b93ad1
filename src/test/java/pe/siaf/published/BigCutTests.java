package pe.siaf.published;

import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A cut of many rows stays in the table that its file was staged in, and reads, changes
 * and goes like any other.
 */
@SiafTest
class BigCutTests {

	private static final int YEAR = 2056;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Value("${siaf.published.rows-of-a-big-cut}")
	private int many;

	private PublishedFixture given;

	@BeforeEach
	void connect() {
		this.given = new PublishedFixture(this.mvc);
	}

	@AfterEach
	void remove() {
		this.jdbc.sql("delete from published_cut where fiscal_year = ?").param(YEAR).update();
		assertThat(tables("published_total_1%")).isEmpty();
		assertThat(stagedTables()).isZero();
	}

	@Test
	void its_rows_are_the_cut_as_they_lie_and_a_later_file_of_the_day_takes_their_place() {
		String first = this.given.loads(YEAR, "grande-2056-06-30.csv", rows(this.many, 0, ""));
		assertThat(first).contains("\"state\":\"APPLIED\"", "\"new\":" + this.many);
		List<String> tables = tables("published_total_1%");
		assertThat(tables).hasSize(1);
		assertThat(columns(tables.get(0))).isEqualTo(columns("published_total"));
		assertThat(JsonPath.<String>read(this.given.answer("year=2056&by=category&asOf=2056-12-31"), "$.total.pim"))
			.isEqualTo((10L * this.many) + ".00");

		String again = this.given.loads(YEAR, "grande-2056-06-30.csv", rows(this.many, 0, ""));
		assertThat(again).contains("\"new\":0,\"changed\":0,\"equal\":" + this.many);
		assertThat(tables("published_total_1%")).isEqualTo(tables);

		String changed = this.given.loads(YEAR, "otro-2056-06-30.csv", rows(this.many + 2, 3, ""));
		assertThat(changed).contains("\"state\":\"APPLIED\"", "\"new\":2", "\"changed\":3",
				"\"equal\":" + (this.many - 3));
		assertThat(tables("published_total_1%")).hasSize(1).doesNotContainAnyElementsOf(tables);
		assertThat(JsonPath.<String>read(this.given.answer("year=2056&by=category&asOf=2056-12-31"), "$.total.pim"))
			.isEqualTo((10L * (this.many + 2) + 3) + ".00");
	}

	@Test
	void what_was_shown_first_is_applied_from_where_it_lies_and_small_files_of_it_are_compared_with_it() {
		assertThat(this.given.previewsAndLoads(YEAR, "grande-2056-06-30.csv", rows(this.many, 0, "")))
			.contains("\"state\":\"APPLIED\"", "\"new\":" + this.many);
		assertThat(this.given.loads(YEAR, "poco-2056-07-31.csv", rows(5, 1, ""))).contains("\"new\":0,\"changed\":1",
				"\"vanished\":" + (this.many - 5));
		assertThat(JsonPath.<String>read(this.given.answer("year=2056&by=category&asOf=2056-07-30"), "$.total.pim"))
			.isEqualTo((10L * this.many) + ".00");
	}

	@Test
	void a_row_given_twice_is_told_and_nothing_is_kept() {
		String answer = this.given.loads(YEAR, "doble-2056-06-30.csv", rows(this.many, 0, row(7, 1)));
		assertThat(answer).contains("REJECTED", "300000");
		assertThat(tables("published_total_1%")).isEmpty();
	}

	@Test
	void blanks_that_stand_for_zeros_are_written_as_zeros() {
		String answer = this.given.loads(YEAR, "vacios-2056-06-30.csv", rows(this.many, 0, "399999,0001,1,5,\n"));
		assertThat(answer).contains("\"state\":\"APPLIED\"");
		assertThat(this.jdbc.sql("""
				select t.accrued from published_total t join published_cut c on c.id = t.cut_id
				where c.fiscal_year = ? and t.unit = '399999'""").param(YEAR).query(String.class).single())
			.isEqualTo("0.00");
	}

	@Test
	void the_database_keeps_rows_only_for_the_cut_they_were_numbered_for() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("select published_rows_kept(1, 5)").query((row) -> {
			}))
			.withMessageContaining("belongs to a cut");
	}

	/** Units by category; the first few with a sol more. */
	private static String rows(int count, int raised, String more) {
		StringBuilder csv = new StringBuilder("unit,category,pia,pim,accrued\n");
		for (int i = 0; i < count; i++) {
			csv.append(row(i, (i < raised) ? 11 : 10));
		}
		return csv.append(more).toString();
	}

	private static String row(int number, int pim) {
		return "%06d,%04d,1,%d,1\n".formatted(300000 + number / 10, number % 10, pim);
	}

	private List<String> tables(String like) {
		return this.jdbc
			.sql("select tablename from pg_tables where schemaname = 'public' and tablename like ? order by 1")
			.param(like)
			.query(String.class)
			.list();
	}

	private int stagedTables() {
		return this.jdbc.sql("select count(*) from pg_tables where schemaname = 'staging'")
			.query(Integer.class)
			.single();
	}

	private List<String> columns(String table) {
		return this.jdbc.sql("""
				select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns
				where table_schema = 'public' and table_name = ? order by 1""").param(table).query(String.class).list();
	}

}

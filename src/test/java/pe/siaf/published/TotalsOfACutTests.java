package pe.siaf.published;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A total belongs to a cut, stands in it once, and goes with it. */
@SiafTest
class TotalsOfACutTests {

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_total_without_its_cut_is_refused() {
		refused("belongs to a cut", () -> total(-1, "000099"));
		long cut = cut(2001);
		total(cut, "000099");
		refused("belongs to a cut",
				() -> this.jdbc.sql("update published_total set cut_id = -1 where cut_id = ?").param(cut).update());
		remove(cut);
	}

	@Test
	void the_same_codes_stand_in_a_cut_once() {
		long cut = cut(2002);
		total(cut, "000099");
		total(cut, "000098");
		refused("published_total_together_once", () -> total(cut, "000099"));
		remove(cut);
	}

	@Test
	void a_total_stands_under_the_key_of_its_own_codes() {
		long cut = cut(2004);
		refused("published_total_key", () -> total(cut, "000099", "000098"));
		remove(cut);
	}

	@Test
	void a_cut_that_is_removed_takes_its_totals_with_it() {
		long cut = cut(2003);
		total(cut, "000099");
		remove(cut);
		assertThat(this.jdbc.sql("select count(*) from published_total where cut_id = ?")
			.param(cut)
			.query(Integer.class)
			.single()).isZero();
	}

	private long cut(int year) {
		return this.jdbc.sql("""
				insert into published_cut (fiscal_year, axes, stated_on, source, file_name)
				values (?, 'unit', make_date(?, 12, 31), 'MEF', 'prueba.csv') returning id""")
			.params(year, year)
			.query(Long.class)
			.single();
	}

	private void total(long cut, String unit) {
		total(cut, unit, unit);
	}

	private void total(long cut, String unit, String keyOf) {
		this.jdbc.sql("""
				insert into published_total (cut_id, unit, pim, key)
				values (?, ?, 1, published_key('', '', '', cast(? as text), '', '', '', '', ''))""")
			.params(cut, unit, keyOf)
			.update();
	}

	private void remove(long cut) {
		this.jdbc.sql("delete from published_cut where id = ?").param(cut).update();
	}

	private static void refused(String words, Runnable work) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(work::run)
			.withMessageContaining(words);
	}

}

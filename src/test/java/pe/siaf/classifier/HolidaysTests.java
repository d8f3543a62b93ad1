package pe.siaf.classifier;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** The days that terms skip, and who keeps them. */
@SiafTest
class HolidaysTests {

	@Autowired
	private Holidays holidays;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(ints = { 2025, 2026, 2027 })
	void the_sixteen_national_holidays_of_a_year_are_on_record(int year) {
		assertThat(this.holidays.of(year)).hasSize(16);
	}

	@ParameterizedTest
	@CsvSource({ "2025-04-16,2025-05-05", "2026-03-30,2026-04-15", "2027-03-23,2027-04-08", "2026-07-20,2026-08-07",
			"2026-12-22,2027-01-07" })
	void a_term_of_ten_working_days_skips_weekends_and_holidays(LocalDate from, LocalDate due) {
		assertThat(due(from)).isEqualTo(due);
	}

	@Test
	void the_administrator_adds_a_holiday_that_new_terms_skip_and_removes_it_again() {
		LocalDate from = LocalDate.of(2031, 3, 3);
		assertThat(due(from)).isEqualTo("2031-03-17");

		assertThat(add("2031-03-05", "Día no laborable")).hasStatus3xxRedirection()
			.hasRedirectedUrl("/feriados?year=2031");
		assertThat(due(from)).isEqualTo("2031-03-18");
		assertThat(this.mvc.get().uri("/feriados?year=2031").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("05/03/2031", "Día no laborable")
			.doesNotContain("/feriados/2031-03-05/retiro");

		assertThat(this.mvc.post().uri("/feriados/2031-03-05/retiro").with(Signed.as("admin")))
			.hasStatus3xxRedirection();
		assertThat(due(from)).isEqualTo("2031-03-17");
		assertThat(this.jdbc.sql("""
				select string_agg(username || ' ' || action, ', ' order by id) from audit_event
				where object_type = 'HOLIDAY' and object_id = '2031-03-05'""").query(String.class).single())
			.isEqualTo("admin add, admin remove");
		assertThat(this.mvc.post().uri("/feriados/2031-03-05/retiro").with(Signed.as("admin"))).hasStatus(404);
	}

	@Test
	void a_day_is_a_holiday_once_and_what_is_wrong_stands_beside_its_field() {
		assertThat(add("2026-07-28", "Otra vez")).hasStatusOk()
			.bodyText()
			.contains("Ese día ya es feriado", "value=\"Otra vez\"");
		assertThat(add("", " ")).hasStatusOk().bodyText().contains("Elija el día.", "Escriba el nombre.");
		assertThat(add("1999-12-31", "Antes")).bodyText().contains("Use un día entre 2000 y 2100.");
	}

	@Test
	void nobody_but_the_administrator_keeps_them() {
		assertThat(this.mvc.post()
			.uri("/feriados")
			.param("day", "2032-01-02")
			.param("name", "Puente")
			.with(Signed.as("rector.mef"))).hasStatus(403);
		assertThat(this.mvc.post().uri("/feriados/2026-07-28/retiro").with(Signed.as("rector.mef"))).hasStatus(403);
	}

	private LocalDate due(LocalDate from) {
		return this.jdbc.sql("select access_answer_due(2026, ?)").param(from).query(LocalDate.class).single();
	}

	private MvcTestResult add(String day, String name) {
		return this.mvc.post()
			.uri("/feriados")
			.param("day", day)
			.param("name", name)
			.with(Signed.as("admin"))
			.exchange();
	}

}

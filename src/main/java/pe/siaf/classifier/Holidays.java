package pe.siaf.classifier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.rules.NotFound;

/** The days that terms in working days skip besides weekends, by year. */
@Component
class Holidays {

	private static final String OBJECT = "HOLIDAY";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	Holidays(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * The years that have any.
	 * @return newest first
	 */
	List<Integer> years() {
		return this.jdbc.sql("select distinct fiscal_year from holiday order by 1 desc").query(Integer.class).list();
	}

	/**
	 * A year's holidays.
	 * @param year the year
	 * @return by date
	 */
	List<Holiday> of(int year) {
		return this.jdbc.sql("select day, name from holiday where fiscal_year = ? order by day")
			.param(year)
			.query(Holiday.class)
			.list();
	}

	/**
	 * Adds a holiday. Terms that already run keep their last day.
	 * @param day when
	 * @param name what it is called
	 * @return false if the day is one already
	 */
	@Transactional
	boolean add(LocalDate day, String name) {
		boolean added = this.jdbc.sql("insert into holiday (day, name) values (?, ?) on conflict do nothing")
			.params(day, name)
			.update() == 1;
		if (added) {
			this.audit.record(AuditTrail.NATIONAL, "add", OBJECT, day.toString(), null, Map.of("name", name));
		}
		return added;
	}

	/**
	 * Removes a holiday. Terms that already run keep their last day.
	 * @param day when
	 * @return its name
	 * @throws NotFound if the day is none
	 */
	@Transactional
	String remove(LocalDate day) {
		String name = this.jdbc.sql("delete from holiday where day = ? returning name")
			.param(day)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("holiday " + day));
		this.audit.record(AuditTrail.NATIONAL, "remove", OBJECT, day.toString(), Map.of("name", name), null);
		return name;
	}

	/**
	 * A holiday.
	 *
	 * @param day when
	 * @param name what it is called
	 */
	record Holiday(LocalDate day, String name) {
	}

}

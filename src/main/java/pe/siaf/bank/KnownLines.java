package pe.siaf.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the lines of a statement that are known from those that only look so. Banks
 * charge the same fee twice a day under operation 0; where a day comes in two files, a
 * line of the second that is equal to one of the first may be either. A file that has all
 * that is known of a day tells the day anew, and so does one that was brought before; of
 * any other the officer says which lines are new.
 */
@Component
class KnownLines {

	private final JdbcClient jdbc;

	KnownLines(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The lines of a file that may be known or new, and of which the file doesn't say it.
	 * @param secEjec the unit
	 * @param file its lines, each with what the file says of it
	 * @return those that are to be asked about
	 */
	List<Told> unclear(String secEjec, List<Told> file) {
		Map<Day, List<Told>> days = new HashMap<>();
		file.forEach((told) -> days.computeIfAbsent(told.day(), (day) -> new ArrayList<>()).add(told));
		List<Told> unclear = new ArrayList<>();
		days.forEach((day, its) -> {
			List<String> known = keys(secEjec, day);
			if (!known.isEmpty() && !holdsAll(its, known) && !isToldAgain(secEjec, day, its)) {
				its.stream().filter((told) -> told.fresh() == null && known.contains(told.key())).forEach(unclear::add);
			}
		});
		return unclear;
	}

	/**
	 * The lines of a file with their occurrences: one that the file says is new comes
	 * after all that are equal to it, unless the same file was applied before.
	 * @param secEjec the unit
	 * @param file its lines
	 * @param importId the file
	 * @return the same lines in the same order
	 */
	List<StatementLine> counted(String secEjec, List<Told> file, long importId) {
		boolean again = file.stream().anyMatch(Told::isFresh) && wasApplied(importId);
		Map<String, Integer> seen = new HashMap<>();
		Map<String, Integer> behind = new HashMap<>();
		for (Told told : file) {
			if (!told.isFresh()) {
				behind.merge(told.day() + told.key(), 1, Integer::sum);
			}
		}
		List<StatementLine> counted = new ArrayList<>();
		for (Told told : file) {
			String key = told.day() + told.key();
			if (!told.isFresh()) {
				counted.add(told.line().at(seen.merge(key, 1, Integer::sum)));
			}
			else if (!again) {
				int last = Math.max(behind.getOrDefault(key, 0), last(secEjec, told.line()));
				counted.add(told.line().at(last + 1));
				behind.put(key, last + 1);
			}
		}
		return List.copyOf(counted);
	}

	private static boolean holdsAll(List<Told> file, List<String> known) {
		List<String> left = new ArrayList<>(known);
		file.forEach((told) -> left.remove(told.key()));
		return left.isEmpty();
	}

	private List<String> keys(String secEjec, Day day) {
		return this.jdbc.sql("""
				select operation || ' ' || amount from bank_statement_line
				where sec_ejec = ? and account = ? and booked_on = ? and withdrawn = 0""")
			.params(secEjec, day.account(), day.bookedOn())
			.query(String.class)
			.list();
	}

	/** Whether one statement has just these lines of a day. */
	private boolean isToldAgain(String secEjec, Day day, List<Told> file) {
		return this.jdbc.sql("""
				select exists (select from bank_statement_line
				  where sec_ejec = ? and account = ? and booked_on = ? and withdrawn = 0 group by statement_id
				  having array_agg(operation || ' ' || amount order by operation || ' ' || amount)
				    = (select array_agg(x order by x) from unnest(cast(? as text[])) x))""")
			.params(secEjec, day.account(), day.bookedOn(), file.stream().map(Told::key).toArray(String[]::new))
			.query(Boolean.class)
			.single();
	}

	/** Whether the same file was applied, and what it brought still counts. */
	private boolean wasApplied(long importId) {
		return this.jdbc.sql("""
				select exists (select from data_import f
				  join data_import o on o.kind = f.kind and o.fiscal_year = f.fiscal_year and o.sha256 = f.sha256
				    and o.sec_ejec = f.sec_ejec and o.id <> f.id
				  join bank_statement s on s.sec_ejec = o.sec_ejec and s.import_id = o.id and s.withdrawn_at is null
				  where f.id = ?)""").param(importId).query(Boolean.class).single();
	}

	private int last(String secEjec, StatementLine line) {
		return this.jdbc
			.sql("""
					select coalesce(max(occurrence), 0) from bank_statement_line
					where sec_ejec = ? and account = ? and booked_on = ? and operation = ? and amount = ? and withdrawn = 0""")
			.params(secEjec, line.account(), line.bookedOn(), line.operation(), line.amount().value())
			.query(Integer.class)
			.single();
	}

	/**
	 * A line as a file tells it.
	 *
	 * @param row its row in the file
	 * @param line the line
	 * @param fresh whether the file says that it is new; null where it doesn't say
	 */
	record Told(int row, StatementLine line, @Nullable Boolean fresh) {

		boolean isFresh() {
			return Boolean.TRUE.equals(this.fresh);
		}

		Day day() {
			return new Day(this.line.account(), this.line.bookedOn());
		}

		String key() {
			return this.line.operation() + " " + this.line.amount().value().toPlainString();
		}

	}

	record Day(String account, LocalDate bookedOn) {
	}

}

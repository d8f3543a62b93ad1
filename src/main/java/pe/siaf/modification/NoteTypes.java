package pe.siaf.modification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;

/** The types, reasons and limits of a year. */
@Component
class NoteTypes {

	private final JdbcClient jdbc;

	NoteTypes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<NoteType> of(int fiscalYear) {
		return this.jdbc.sql("select * from note_types(?) order by code")
			.param(fiscalYear)
			.query((row, number) -> read(row))
			.list();
	}

	/**
	 * A type of a year.
	 * @param fiscalYear the year
	 * @param code its code
	 * @return the type
	 * @throws RuleViolation MOD-013 if the year has none
	 */
	NoteType get(int fiscalYear, String code) {
		return of(fiscalYear).stream()
			.filter((type) -> type.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new RuleViolation(NoteRule.NOTE_INCOMPLETE, Map.of("what", "note.field.type"), "type"));
	}

	List<Reason> reasons(int fiscalYear) {
		return this.jdbc.sql("select code, side, name from note_reasons(?) order by side, code")
			.param(fiscalYear)
			.query(Reason.class)
			.list();
	}

	/**
	 * A figure of the year.
	 * @param fiscalYear the year
	 * @param name its name in {@code modification_parameter}
	 * @return the figure as a whole number
	 */
	int value(int fiscalYear, String name) {
		return this.jdbc.sql("select modification_value(?, ?)").params(fiscalYear, name).query(Integer.class).single();
	}

	private static NoteType read(ResultSet row) throws SQLException {
		String[] documents = (String[]) row.getArray("legal_documents").getArray();
		return new NoteType(row.getString("code"), row.getString("name"), row.getString("level"),
				row.getString("reach"), row.getString("net"), row.getBoolean("revenue"),
				Arrays.stream(documents).toList(), row.getString("allotment_kind"));
	}

	/**
	 * Why credit is annulled or given.
	 *
	 * @param code its code
	 * @param side ANNULMENT or CREDIT
	 * @param name its name
	 */
	record Reason(String code, String side, String name) {
	}

}

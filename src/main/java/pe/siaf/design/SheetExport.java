package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.design.DesignDocument.Row;

/**
 * Takes sheets out whole: what goes out comes in again as it was, byte by byte.
 */
@Component
class SheetExport {

	/** Of a year, else the nearest before; of a year the draft, if there is one. */
	private static final String OF_PROGRAM = """
			select distinct on (s.indicator) s.id from indicator_sheet s join indicator i on i.code = s.indicator
			where coalesce(i.program, s.program) = :program and s.state <> 'RETIRED'
			order by s.indicator, (s.fiscal_year <= :year) desc, abs(s.fiscal_year - :year), (s.state = 'IN_FORCE'),
			  s.version desc""";

	private final JdbcClient jdbc;

	private final SheetContents contents;

	SheetExport(JdbcClient jdbc, SheetContents contents) {
		this.jdbc = jdbc;
		this.contents = contents;
	}

	/**
	 * The sheets of a program's indicators, as they are at one moment.
	 * @param program the program's code
	 * @param fiscalYear the year
	 * @return for each indicator that has sheets the one of the year, or the nearest: the
	 * draft where there is one, else the one in force
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public SheetDocument ofProgram(String program, int fiscalYear) {
		return document(
				this.jdbc.sql(OF_PROGRAM).param("program", program).param("year", fiscalYear).query(Long.class).list());
	}

	/**
	 * Sheets as they are at one moment.
	 * @param sheets their keys
	 * @return the sheets, by indicator and year
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public SheetDocument of(List<Long> sheets) {
		return document(sheets);
	}

	private SheetDocument document(List<Long> ids) {
		Map<Long, SheetContent> contents = this.contents.of(ids);
		List<Row> sheets = new ArrayList<>();
		Map<SheetTable, List<Row>> tables = new EnumMap<>(SheetTable.class);
		this.jdbc.sql("""
				select id, indicator, fiscal_year, coalesce(program, '') program, demonstration from indicator_sheet
				where id = any(cast(:sheets as bigint[])) order by indicator collate "C", fiscal_year, version""")
			.param("sheets", ids.toArray(Long[]::new))
			.query((row) -> {
				SheetDocument.put(row.getString("indicator"), row.getInt("fiscal_year"), row.getString("program"),
						row.getBoolean("demonstration"), Objects.requireNonNull(contents.get(row.getLong("id"))),
						sheets, tables);
			});
		return new SheetDocument(sheets, tables);
	}

}

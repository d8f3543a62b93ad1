package pe.siaf.modification;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;

/** Lines of notes as pages show them, and the lines that a unit can choose from. */
@Component
class NoteLines {

	private static final int OFFERED = 1000;

	private final JdbcClient jdbc;

	NoteLines(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A note's lines beside what the budget has on them today. */
	List<Row> of(NoteKey key) {
		return this.jdbc
			.sql("""
					select d.line_unit "unit", concat_ws('-', d.sec_func, d.rubro, d.resource_type, d.item) line, d.target_name, d.category,
					  d.item_name, d.known, d.pim, d.free, d.credit, d.annulment,
					  coalesce((select r.name from note_reasons(d.fiscal_year) r where r.code = d.reason), '') reason
					from note_line_detail d
					where d.fiscal_year = :year and d.sec_ejec = :unit and d.number = :number and d.sequence = :sequence
					order by d.annulment = 0, d.line_unit, d.sec_func, d.rubro, d.item""")
			.params(key.params())
			.query(Row.class)
			.list();
	}

	/** What a unit may annul: its lines with free credit first. */
	List<Choice> offered(int fiscalYear, String unit) {
		return this.jdbc
			.sql("""
					select concat_ws('-', l.sec_func, l.rubro, l.resource_type, l.item) line, t.name target, i.name item, l.pim,
					  greatest(0, l.pim - l.certified - l.certified_reserved) free
					from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					where l.fiscal_year = ? and l.sec_ejec = ? order by l.sec_func, l.rubro, l.resource_type, l.item limit ?""")
			.params(fiscalYear, unit, OFFERED)
			.query(Choice.class)
			.list();
	}

	/**
	 * A line of a note.
	 *
	 * @param unit its unit
	 * @param line its key
	 * @param targetName its target's name; null where there is none
	 * @param category its program
	 * @param itemName its item's name
	 * @param known whether the budget has it
	 * @param pim its credit today
	 * @param free what is neither certified nor held of it
	 * @param credit what it gets
	 * @param annulment what it gives
	 * @param reason why
	 */
	record Row(String unit, String line, @Nullable String targetName, @Nullable String category,
			@Nullable String itemName, boolean known, Amount pim, Amount free, Amount credit, Amount annulment,
			String reason) {

		public @Nullable Amount shownCredit() {
			return this.credit.isZero() ? null : this.credit;
		}

		public @Nullable Amount shownAnnulment() {
			return this.annulment.isZero() ? null : this.annulment;
		}

	}

	/**
	 * A line to choose.
	 *
	 * @param line its key
	 * @param target its target's name
	 * @param item its item's name
	 * @param pim its credit
	 * @param free what may be annulled of it
	 */
	record Choice(String line, String target, String item, Amount pim, Amount free) {
	}

}

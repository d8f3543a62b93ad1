package pe.siaf.modification;

import java.time.LocalDate;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.budget.LineKey;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * Two notes of the demonstration's unit on its real lines, which say that they are a
 * demonstration: one sent, one with something still to be mended. Once a year, and none
 * approved: the year's figures stay those of its cuts.
 */
@Component
@Profile("demo")
@Order(55)
class DemonstratedNotes implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile OFFICER = DemonstratedPeople.of("presupuesto.ue");

	private final JdbcClient jdbc;

	private final NoteWriting writing;

	private final NoteMoves moves;

	private final DemonstratedYears years;

	DemonstratedNotes(JdbcClient jdbc, NoteWriting writing, NoteMoves moves, DemonstratedYears years) {
		this.jdbc = jdbc;
		this.writing = writing;
		this.moves = moves;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.all().forEach(this::demonstrate);
	}

	private void demonstrate(int year) {
		boolean due = this.jdbc
			.sql("select not exists (select from budget_note where fiscal_year = ? and sec_ejec = ?)")
			.params(year, UNIT)
			.query(Boolean.class)
			.single();
		List<LineKey> lines = lines(year);
		if (due && lines.size() == 2) {
			keepOpen(year);
			Note sent = this.writing
				.register(draft(year, "Demostración: traslado de 1,000 soles entre líneas de la unidad", lines.get(0),
						lines.get(1), 1000), OFFICER);
			answered(sent);
			this.moves.move(sent.key(), "verify", null, null, OFFICER);
			this.moves.move(sent.key(), "send", null, null, OFFICER);
			this.writing.register(
					draft(year, "Demostración: nota que todavía no equilibra", lines.get(0), lines.get(1), 500),
					OFFICER);
		}
	}

	/** The demonstration shows October 2025 as today: its year still takes notes. */
	private void keepOpen(int year) {
		this.jdbc
			.sql("""
					insert into modification_parameter values (?, 'CLOSING_DAYS', 1095, 'Demostración: el año sigue abierto'),
					  (?, 'CLOSING_DAYS', 10, '8.6 M6') on conflict do nothing""")
			.params(year, year + 1)
			.update();
	}

	/**
	 * Two lines of central actions for goods and services, the first with free credit.
	 */
	private List<LineKey> lines(int year) {
		return this.jdbc
			.sql("""
					select l.sec_func, l.rubro, l.resource_type, l.item from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					where l.fiscal_year = ? and l.sec_ejec = ? and t.category = '0149' and l.item like '2.3.%' and l.rubro = '00'
					  and l.item not like '2.3.2.7.%' and l.pim - l.certified - l.certified_reserved >= 2000
					order by l.pim - l.certified - l.certified_reserved desc, l.sec_func, l.item limit 2""")
			.params(year, UNIT)
			.query(LineKey.class)
			.list();
	}

	private static NoteDraft draft(int year, String justification, LineKey from, LineKey to, long soles) {
		// the second note, of 500, gives less than it takes
		Amount credit = Amount.of((soles < 1000) ? soles - 100 : soles);
		return new NoteDraft(year, UNIT, "003", 10, "", "INFORME DE DEMOSTRACIÓN", LocalDate.of(year, 10, 24),
				justification, List.of(new NoteLine(UNIT, from, Amount.ZERO, Amount.of(soles), "PRIORITY_CHANGE"),
						new NoteLine(UNIT, to, credit, Amount.ZERO, "SHORTFALL")),
				List.of(), List.of(), List.of());
	}

	private void answered(Note note) {
		List<TargetAnswer> answers = this.jdbc
			.sql("select unit, sec_func from note_consequences(:year, :unit, :number, :sequence) where asks")
			.params(note.key().params())
			.query((row, at) -> new TargetAnswer(row.getString("unit"), row.getString("sec_func"), null,
					"Demostración: la meta no cambia"))
			.list();
		this.writing.answer(note.key(), answers, OFFICER);
	}

}

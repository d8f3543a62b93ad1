package pe.siaf.modification;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import pe.siaf.budget.UnitYears;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.RefusalView;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** What the pages of notes show. */
@Component
class NotePages {

	private final JdbcClient jdbc;

	private final Notes notes;

	private final NoteLines lines;

	private final NoteTypes types;

	private final NoteChecks checks;

	private final ConsequencePreview preview;

	private final ResolutionList resolutions;

	private final Workflow workflow;

	private final UnitYears unitYears;

	private final Refusals refusals;

	NotePages(JdbcClient jdbc, Notes notes, NoteLines lines, NoteTypes types, NoteChecks checks,
			ConsequencePreview preview, ResolutionList resolutions, Workflow workflow, UnitYears unitYears,
			Refusals refusals) {
		this.jdbc = jdbc;
		this.notes = notes;
		this.lines = lines;
		this.types = types;
		this.checks = checks;
		this.preview = preview;
		this.resolutions = resolutions;
		this.workflow = workflow;
		this.unitYears = unitYears;
		this.refusals = refusals;
	}

	/** The years that take notes or took some, newest first. */
	List<Integer> years() {
		return this.jdbc
			.sql("""
					select fiscal_year from fiscal_year where state in ('EXECUTION', 'CLOSING', 'CLOSED')
					  or exists (select from budget_note n where n.fiscal_year = fiscal_year.fiscal_year) order by 1 desc""")
			.query(Integer.class)
			.list();
	}

	void put(Note note, Profile profile, Model model) {
		Page page = page(note, profile);
		model.addAttribute("page", page).addAttribute("kinds", page.type().legalDocuments());
	}

	Page page(Note note, Profile profile) {
		NoteType type = this.types.get(note.fiscalYear(), note.type());
		List<String> actions = this.workflow.actions(type.objectType(), note.state(), profile.role())
			.stream()
			.filter((action) -> profile.may(List.of("approve", "observe", "reject").contains(action)
					? Permission.NOTE_APPROVE : Permission.NOTE_PREPARE))
			.filter((action) -> !action.equals("annul") || !note.key().isContrary())
			.toList();
		List<RefusalView> findings = note.isUnderWay()
				? Stream.concat(this.checks.findings(note).stream(), this.checks.unanswered(note).stream())
					.map(this.refusals::view)
					.toList()
				: List.of();
		Long resolution = note.resolutionId();
		boolean answers = (note.isEditable() || note.state().equals("V")) && profile.may(Permission.NOTE_PREPARE);
		return new Page(note, type, actions, findings, this.lines.of(note.key()), this.notes.revenues(note.key()),
				this.notes.opinions(note.key()), this.preview.shown(note), answers,
				note.isUnderWay() && !this.unitYears.isCutOver(note.fiscalYear(), note.secEjec()),
				(resolution != null) ? this.resolutions.get(note.fiscalYear(), resolution) : null,
				this.workflow.history(note.secEjec(), type.objectType(), note.key().id()));
	}

	/**
	 * A note as its page shows it.
	 *
	 * @param note the note
	 * @param type its type
	 * @param actions what the reader may do
	 * @param findings what it breaks today
	 * @param lines its lines
	 * @param revenues its revenue
	 * @param opinions opinions given
	 * @param consequences what it does beyond money
	 * @param answers whether the reader may say what becomes of targets
	 * @param keepsLegacy whether its approval would be the unit's first act here
	 * @param resolution what approved it
	 * @param steps its history
	 */
	record Page(Note note, NoteType type, List<String> actions, List<RefusalView> findings, List<NoteLines.Row> lines,
			List<NoteRevenue> revenues, List<Opinion> opinions, Consequences consequences, boolean answers,
			boolean keepsLegacy, ResolutionList.@Nullable Row resolution, List<Workflow.Step> steps) {

		public boolean may(String action) {
			return this.actions.contains(action);
		}

	}

}

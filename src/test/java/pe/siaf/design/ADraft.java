package pe.siaf.design;

import org.springframework.stereotype.Component;

/** A copy of program 0149 to practise on, with something on each of its pages. */
@Component
public class ADraft {

	private final DraftFixture given;

	private final Drafts drafts;

	private final DesignRows rows;

	private final DesignComments comments;

	private final Sheets sheets;

	private final Exercises exercises;

	ADraft(DraftFixture given, Drafts drafts, DesignRows rows, DesignComments comments, Sheets sheets,
			Exercises exercises) {
		this.exercises = exercises;
		this.sheets = sheets;
		this.given = given;
		this.drafts = drafts;
		this.rows = rows;
		this.comments = comments;
	}

	/**
	 * Begins the copy.
	 * @return where it is
	 */
	public Pages begin() {
		Draft approved = this.drafts.of("0149")
			.stream()
			.filter((version) -> version.state().equals("APPROVED"))
			.findFirst()
			.orElseThrow();
		Draft draft = this.drafts.begin("0149", approved, true, this.given.responsible(approved));
		long product = this.rows.of(Part.NODE, draft.id())
			.stream()
			.filter((row) -> row.path("level").asString().equals("P"))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asLong();
		long cause = this.rows.of(Part.CAUSE, draft.id()).get(0).path("id").asLong();
		this.given.add(draft, Part.ASSUMPTION, product, "text", "Los postores participan");
		this.comments.say(draft, product, "¿Qué evidencia lo sustenta?", this.given.analyst());
		Sheets.Sheet sheet = this.sheets.of("3892")
			.stream()
			.filter(Sheets.Sheet::isOpen)
			.findFirst()
			.orElseGet(() -> this.sheets.begin("3892", 2026, this.given.responsible(approved)));
		long before = this.sheets.of("3892")
			.stream()
			.filter((one) -> one.id() != sheet.id())
			.findFirst()
			.orElseThrow()
			.id();
		String exercise = this.exercises.begin("0149", Exercise.ASSUMPTIONS, this.given.responsible(approved)).page();
		return new Pages(draft.page(), product, cause, approved.version(), exercise, sheet.page(),
				"/indicadores/3892/fichas/comparar?a=" + before + "&b=" + sheet.id());
	}

	/**
	 * Where a draft is.
	 *
	 * @param page the address of its pages
	 * @param product the key of a product
	 * @param cause the key of a cause
	 * @param original the number of the version it was copied from
	 * @param exercise the address of an attempt at an exercise
	 * @param sheet the address of a sheet's draft
	 * @param sheets the address of its comparison with the one before
	 */
	public record Pages(String page, long product, long cause, int original, String exercise, String sheet,
			String sheets) {
	}

}

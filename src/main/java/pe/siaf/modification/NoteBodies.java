package pe.siaf.modification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/** What callers of the API of budget notes send. */
final class NoteBodies {

	private static final int LONGEST_TEXT = 2000;

	private static final int LONGEST_NUMBER = 60;

	private static final int MOST_LINES = 2000;

	private NoteBodies() {
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static <T> List<T> orNone(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	/**
	 * A note.
	 *
	 * @param unit sec_ejec of the unit that keeps it
	 * @param year fiscal year
	 * @param type type of note, three digits
	 * @param month month that it counts in; the document's where it is left out
	 * @param document supporting document
	 * @param justification what it is for
	 * @param lines credits and annulments
	 * @param revenues revenue, of types that have it
	 * @param targets what becomes of targets whose credit moves
	 * @param opinions opinions that rules ask for
	 * @param version the note's version as the caller saw it, to write it anew
	 */
	record NoteBody(@Size(max = 6) @Nullable String unit, @Nullable Integer year, @Size(max = 3) @Nullable String type,
			@Nullable Integer month, @Valid @Nullable DocumentBody document,
			@Size(max = LONGEST_TEXT) @Nullable String justification,
			@Size(max = MOST_LINES) @Nullable List<@NotNull @Valid LineBody> lines,
			@Size(max = MOST_LINES) @Nullable List<@NotNull @Valid RevenueBody> revenues,
			@Size(max = MOST_LINES) @Nullable List<@NotNull @Valid TargetBody> targets,
			@Size(max = 50) @Nullable List<@NotNull @Valid OpinionBody> opinions, @Nullable Integer version) {

		NoteDraft toDraft() {
			return toDraft((this.year != null) ? this.year : 0, orEmpty(this.unit));
		}

		NoteDraft toDraft(int fiscalYear, String home) {
			DocumentBody paper = Objects.requireNonNullElse(this.document, new DocumentBody(null, null, null));
			return new NoteDraft(fiscalYear, home, orEmpty(this.type), this.month, orEmpty(paper.type()),
					orEmpty(paper.number()), paper.date(), orEmpty(this.justification),
					orNone(this.lines).stream().map((line) -> line.toLine(home)).toList(),
					orNone(this.revenues).stream().map((revenue) -> revenue.toRevenue(home)).toList(),
					orNone(this.targets).stream().map((target) -> target.toAnswer(home)).toList(),
					orNone(this.opinions).stream().map(OpinionBody::toOpinion).toList());
		}

	}

	/**
	 * A document.
	 *
	 * @param type its kind: the code of a supporting document; LAW, SUPREME_DECREE,
	 * COUNCIL_AGREEMENT or HEAD_RESOLUTION for one that approves
	 * @param number its number
	 * @param date its day
	 */
	record DocumentBody(@Size(max = 20) @Nullable String type, @Size(max = LONGEST_NUMBER) @Nullable String number,
			@Nullable LocalDate date) {

		ApprovingDocument toApproving() {
			return new ApprovingDocument(this.type, this.number, this.date);
		}

	}

	/**
	 * What a note does to a line.
	 *
	 * @param unit the line's unit; the note's where it is left out
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource, {@code 0} where it is left out
	 * @param item economic item
	 * @param credit what it gets, whole soles
	 * @param annulment what it gives, whole soles
	 * @param reason code of why
	 */
	record LineBody(@Size(max = 6) @Nullable String unit, @NotNull @Size(max = 4) String secFunc,
			@NotNull @Size(max = 2) String rubro, @Size(max = 2) @Nullable String resourceType,
			@NotNull @Size(max = 30) String item, @Nullable Amount credit, @Nullable Amount annulment,
			@Size(max = 30) @Nullable String reason) {

		NoteLine toLine(String home) {
			return new NoteLine((this.unit != null) ? this.unit : home,
					new LineKey(this.secFunc, this.rubro, (this.resourceType != null) ? this.resourceType : "0",
							this.item),
					(this.credit != null) ? this.credit : Amount.ZERO,
					(this.annulment != null) ? this.annulment : Amount.ZERO, orEmpty(this.reason));
		}

	}

	/**
	 * Revenue that a note brings.
	 *
	 * @param unit the unit that earns it; the note's where it is left out
	 * @param rubro rubro
	 * @param item item of revenue
	 * @param amount whole soles
	 */
	record RevenueBody(@Size(max = 6) @Nullable String unit, @NotNull @Size(max = 2) String rubro,
			@NotNull @Size(max = 30) String item, @NotNull Amount amount) {

		NoteRevenue toRevenue(String home) {
			return new NoteRevenue((this.unit != null) ? this.unit : home, this.rubro, this.item, this.amount);
		}

	}

	/**
	 * What becomes of a target.
	 *
	 * @param unit its unit; the note's where it is left out
	 * @param secFunc the target
	 * @param quantity its quantity from the approval on
	 * @param reason why it stays
	 */
	record TargetBody(@Size(max = 6) @Nullable String unit, @NotNull @Size(max = 4) String secFunc,
			@Nullable BigDecimal quantity, @Size(max = LONGEST_TEXT) @Nullable String reason) {

		TargetAnswer toAnswer(String home) {
			return new TargetAnswer((this.unit != null) ? this.unit : home, this.secFunc, this.quantity,
					orEmpty(this.reason));
		}

	}

	/**
	 * An opinion.
	 *
	 * @param rule the rule that asks for it
	 * @param givenBy who gave it
	 * @param document the document
	 * @param date its day
	 */
	record OpinionBody(@NotNull @Size(max = 10) String rule, @NotNull @Size(min = 1, max = 250) String givenBy,
			@NotNull @Size(min = 1, max = LONGEST_NUMBER) String document, @NotNull LocalDate date) {

		Opinion toOpinion() {
			return new Opinion(this.rule, this.givenBy, this.document, this.date);
		}

	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param document the approving document
	 * @param version the note's version as the caller saw it
	 */
	record MoveBody(@Size(max = LONGEST_TEXT) @Nullable String comment, @Valid @Nullable DocumentBody document,
			@Nullable Integer version) {

		static MoveBody orEmpty(@Nullable MoveBody body) {
			return (body != null) ? body : new MoveBody(null, null, null);
		}

		ApprovingDocument approving() {
			return (this.document != null) ? this.document.toApproving() : new ApprovingDocument(null, null, null);
		}

	}

	/**
	 * A document that approves several notes.
	 *
	 * @param document the document
	 * @param notes the notes' locations
	 * @param comment a remark
	 */
	record ResolutionBody(@Valid @Nullable DocumentBody document,
			@Size(max = 500) @Nullable List<@NotNull @Size(max = 80) String> notes,
			@Size(max = LONGEST_TEXT) @Nullable String comment) {

		ApprovingDocument approving() {
			return (this.document != null) ? this.document.toApproving() : new ApprovingDocument(null, null, null);
		}

	}

}

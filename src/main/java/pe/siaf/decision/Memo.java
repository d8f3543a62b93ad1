package pe.siaf.decision;

import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A memo's head.
 *
 * @param fiscalYear the year of the budget law
 * @param subject the unit or the program
 * @param name its name
 * @param pliego the unit's pliego; empty for a program
 * @param pliegoName its name
 * @param state where it stands (Annex A)
 * @param lockVersion how often it was written
 * @param openedAt since when it is there
 * @param movedAt since when it stands there
 * @param requests for how many products a change is asked
 * @param asked the sum that is asked for, net
 * @param granted what the rector decided to grant; none while nothing was decided
 * @param decisionReason why
 * @param decidedBy who
 * @param decidedAt when
 */
public record Memo(int fiscalYear, String subject, String name, String pliego, String pliegoName, String state,
		int lockVersion, OffsetDateTime openedAt, OffsetDateTime movedAt, int requests, Amount asked,
		@Nullable Amount granted, @Nullable String decisionReason, @Nullable String decidedBy,
		@Nullable OffsetDateTime decidedAt) {

	private static final Set<String> WRITTEN_BY_SUBJECT = Set.of("DRAFT", "OBSERVED");

	MemoKey key() {
		return new MemoKey(this.fiscalYear, this.subject);
	}

	/**
	 * The address of its page.
	 * @return the path
	 */
	public String path() {
		return key().path();
	}

	/** Whether unit or program still write it; its figures are those of today. */
	boolean isOpen() {
		return WRITTEN_BY_SUBJECT.contains(this.state);
	}

	boolean isWithMinistry() {
		return this.state.equals("SENT");
	}

}

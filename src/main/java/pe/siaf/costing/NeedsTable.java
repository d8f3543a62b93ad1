package pe.siaf.costing;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;

/**
 * The needs table of a unit's programming file.
 *
 * @param fiscalYear the year of the budget law
 * @param process the process
 * @param secEjec the unit
 * @param unitName its name
 * @param fileState where the file stands
 * @param phase REQUIRED, PROGRAMMED, DRAFT or APPROVED (domain 7.4)
 * @param obligationsAt when contracts and forecasts were said to be in; null if not yet
 * @param obligationsBy by whom
 * @param costedAt when it was last computed; null if never
 * @param costedBy by whom
 * @param lockVersion how often it moved
 * @param rows how many needs it has
 * @param problems how many can't be costed (CST-001, CST-002)
 * @param required soles of what is required
 * @param programmed soles of what is programmed
 */
record NeedsTable(int fiscalYear, PlanningProcess process, String secEjec, String unitName, String fileState,
		String phase, @Nullable OffsetDateTime obligationsAt, @Nullable String obligationsBy,
		@Nullable OffsetDateTime costedAt, @Nullable String costedBy, int lockVersion, int rows, int problems,
		Amount required, Amount programmed) {

	/** Its file. */
	public FileKey key() {
		return new FileKey(this.fiscalYear, this.process, this.secEjec);
	}

	/** The address of its page. */
	public String path() {
		return NeedsController.path(key());
	}

	public boolean isApproved() {
		return this.phase.equals("APPROVED");
	}

}

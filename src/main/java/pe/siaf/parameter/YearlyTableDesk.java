package pe.siaf.parameter;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.workflow.InboxSource;

/** The changes of tables by year that wait for another rector. */
@Component
class YearlyTableDesk implements InboxSource {

	private final YearlyProposals proposals;

	YearlyTableDesk(YearlyProposals proposals) {
		this.proposals = proposals;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (!profile.may(Permission.YEARLY_TABLE_KEEP)) {
			return List.of();
		}
		List<YearlyTable> kept = Arrays.stream(YearlyTable.values())
			.filter((table) -> table.isKeptBy(profile.role()))
			.toList();
		return kept.isEmpty() ? List.of()
				: this.proposals.waitingFor(kept, profile.username())
					.stream()
					.map((one) -> new InboxItem("parameter.proposal", one.rowKey(), one.reason(), "T", "",
							one.proposedAt(), YearlyTable.of(one.tableCode()).orElseThrow().page()))
					.toList();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}

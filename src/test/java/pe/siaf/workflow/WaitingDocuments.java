package pe.siaf.workflow;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;

/** Documents of the tests that wait for STATS_REGISTRAR, whom no module has work for. */
@Component
class WaitingDocuments implements InboxSource {

	static final int COUNT = 60;

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		return (profile.role() == Role.STATS_REGISTRAR)
				? IntStream.rangeClosed(1, COUNT).mapToObj((number) -> item(number, "T")).toList() : List.of();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return (profile.role() == Role.STATS_REGISTRAR) ? List.of(item(999, "A")) : List.of();
	}

	private static InboxItem item(int number, String state) {
		return new InboxItem((number % 2 == 0) ? "workflow.desk" : "workflow.documents", "N" + number,
				"Asunto " + number, state, "1,000.00",
				OffsetDateTime.parse("2025-03-12T15:00:00Z").plusDays(COUNT - number), "/documentos?n=" + number);
	}

}

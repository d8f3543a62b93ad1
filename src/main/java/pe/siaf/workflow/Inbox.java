package pe.siaf.workflow;

import java.util.Comparator;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import pe.siaf.identity.Profile;
import pe.siaf.workflow.InboxSource.InboxItem;

/** All documents that wait for a profile, and those approved lately, of every module. */
@Component
class Inbox {

	private static final Comparator<InboxItem> OLDEST_FIRST = Comparator.comparing(InboxItem::since);

	private final ObjectProvider<InboxSource> sources;

	Inbox(ObjectProvider<InboxSource> sources) {
		this.sources = sources;
	}

	/**
	 * What waits, oldest first. Asked once a request, though menu and page both show it.
	 * @param profile who looks
	 * @return the documents
	 */
	List<InboxItem> waitingFor(Profile profile) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		String key = Inbox.class.getName() + profile.id();
		if (request != null && request.getAttribute(key, RequestAttributes.SCOPE_REQUEST) instanceof Waiting waiting) {
			return waiting.items();
		}
		List<InboxItem> items = this.sources.orderedStream()
			.flatMap((source) -> source.waitingFor(profile).stream())
			.sorted(OLDEST_FIRST)
			.toList();
		if (request != null) {
			request.setAttribute(key, new Waiting(items), RequestAttributes.SCOPE_REQUEST);
		}
		return items;
	}

	/**
	 * What was approved lately, newest first.
	 * @param profile who looks
	 * @return the documents
	 */
	List<InboxItem> approvedFor(Profile profile) {
		return this.sources.orderedStream()
			.flatMap((source) -> source.approvedFor(profile).stream())
			.sorted(OLDEST_FIRST.reversed())
			.toList();
	}

	private record Waiting(List<InboxItem> items) {
	}

}

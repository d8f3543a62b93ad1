package pe.siaf.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.audit.AuditQuery.Event;
import pe.siaf.audit.AuditQuery.Filter;
import pe.siaf.audit.AuditSeals.Verification;

/** The trail for programs: to be followed, and its seals proved and kept elsewhere. */
@RestController
@Tag(name = "Audit")
@RequestMapping("/api/v1/audit")
@PreAuthorize("hasAuthority('AUDIT_READ')")
class AuditApi {

	private static final int MOST = 5000;

	private final AuditQuery trail;

	private final AuditSeals seals;

	private final JsonMapper json;

	AuditApi(AuditQuery trail, AuditSeals seals, JsonMapper json) {
		this.trail = trail;
		this.seals = seals;
		this.json = json;
	}

	@Operation(summary = "Who did what, when, under which profile",
			description = """
					Events in the order in which they were kept, at most `limit` (1 to 5000) with an id above `after`; `next` is the
					`after` of the next call and absent once there are no more. `chain` is the unit's sec_ejec, or `national`. An
					event of a transaction that lasts may appear behind later ones: read again from some minutes before.""")
	@GetMapping
	Page events(@RequestParam(required = false) @Nullable String user,
			@RequestParam(required = false) @Nullable String action,
			@Parameter(description = "A kind of object or the key of one") @RequestParam(
					required = false) @Nullable String object,
			@RequestParam(required = false) @Nullable String chain,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate since,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
			@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "500") int limit) {
		int most = Math.max(1, Math.min(limit, MOST));
		List<Event> events = this.trail.after(new Filter(user, action, object, chain, since, until), after, most);
		Long next = (events.size() == most) ? events.get(most - 1).id() : null;
		return new Page(events.stream().map(this::shown).toList(), next);
	}

	@Operation(summary = "Prove every chain's seals",
			description = """
					Computed anew: `broken` is the first seal that doesn't hold. `head`, written down elsewhere, proves the chain up to
					it for good.""")
	@GetMapping("/seals")
	List<Proof> seals() {
		return this.seals.verifyAll().stream().map(Proof::of).toList();
	}

	private Shown shown(Event event) {
		return new Shown(event.id(), event.chain(), event.at(), event.username(), event.profile(), event.action(),
				event.objectType(), event.objectId(), tree(event.before()), tree(event.after()));
	}

	private @Nullable JsonNode tree(@Nullable String text) {
		return (text != null) ? this.json.readTree(text) : null;
	}

	/**
	 * A part of the trail.
	 *
	 * @param events the events
	 * @param next the {@code after} of the next call, if there is more
	 */
	record Page(List<Shown> events, @Nullable Long next) {
	}

	/**
	 * An event as the API tells it.
	 *
	 * @param id its key
	 * @param chain the unit's sec_ejec, or national
	 * @param at when
	 * @param user who
	 * @param profile under which profile
	 * @param action what was done
	 * @param objectType to what kind of object
	 * @param objectId its key
	 * @param before what it was
	 * @param after what it became
	 */
	record Shown(long id, String chain, OffsetDateTime at, String user, String profile, String action,
			String objectType, String objectId, @Nullable JsonNode before, @Nullable JsonNode after) {
	}

	/**
	 * What a chain's proof found.
	 *
	 * @param chain the unit's sec_ejec, or national
	 * @param sound whether every seal holds
	 * @param broken the first seal that doesn't
	 * @param seals how many seals it has
	 * @param events how many events they cover
	 * @param waiting events not sealed yet
	 * @param head the last seal's hash
	 */
	record Proof(String chain, boolean sound, @Nullable Long broken, long seals, long events, long waiting,
			@Nullable String head) {

		static Proof of(Verification found) {
			return new Proof(found.chain(), found.sound(), found.broken(), found.seals(), found.events(),
					found.waiting(), found.head());
		}

	}

}

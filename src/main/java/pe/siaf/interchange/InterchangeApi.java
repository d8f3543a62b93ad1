package pe.siaf.interchange;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.rules.RuleViolation;

/** Messages of other systems over HTTP, for those that hand over by themselves. */
@RestController
@Tag(name = "Interfaces")
@RequestMapping("/api/v1/messages")
class InterchangeApi {

	private final Messages messages;

	private final CurrentProfile current;

	InterchangeApi(Messages messages, CurrentProfile current) {
		this.messages = messages;
		this.current = current;
	}

	@Operation(summary = "Hand a message over",
			description = """
					For the token's unit. `id` is the sender's number of it: the same message again changes nothing, another one under the same
					`id` answers INT-002. `content` is one file of a `kind` of import as comma-separated values; it is applied whole or not at
					all. `state` is RECEIVED, VALIDATED, REJECTED (with `code` INT-001 to INT-006 and the `rule` it broke) or APPLIED.""")
	@PostMapping
	@PreAuthorize("hasAnyAuthority('CERTIFICATION_PREPARE', 'RECEPTION_KEEP')")
	ResponseEntity<MessageAnswer> receive(@Valid @RequestBody MessageBody body) {
		Profile actor = this.current.get();
		String unit = actor.scope().head();
		long id = this.messages.receive(body.system(), unit, body.toDelivery(), Arrival.brought(actor));
		Message message = this.messages.get(unit, id, actor);
		return ResponseEntity.created(URI.create(message.location())).body(MessageAnswer.of(message));
	}

	@GetMapping("/{unit:\\d{6}}/{message:\\d+}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	MessageAnswer show(@PathVariable String unit, @PathVariable long message) {
		return MessageAnswer.of(this.messages.get(unit, message, this.current.get()));
	}

	@Operation(summary = "What became of a system's messages",
			description = """
					`state` as SIGA asks for it: 0 pending, 2 accepted, 3 rejected; `number` is the certificate, order or reception here.""")
	@GetMapping("/answers")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<Messages.Answered> answers(@RequestParam OtherSystem sender, @RequestParam String unit,
			@RequestParam int year) {
		return this.messages.answers(sender, unit, year, this.current.get());
	}

	/**
	 * A message as it stands.
	 *
	 * @param sender the system
	 * @param id its number there
	 * @param state where it stands
	 * @param code the reject code
	 * @param rule the rule that it broke
	 * @param records what it added
	 * @param location its address
	 */
	record MessageAnswer(OtherSystem sender, String id, String state, @Nullable String code, @Nullable String rule,
			int records, String location) {

		static MessageAnswer of(Message message) {
			return new MessageAnswer(message.sender(), message.messageId(), message.state(), message.code(),
					message.rule(), message.records(), message.location());
		}

	}

	/**
	 * A message.
	 *
	 * @param sender the system
	 * @param id its number there, once and for all
	 * @param kind the kind of import
	 * @param year the year it is for
	 * @param key what it is about; the request's key, where it is one
	 * @param content the file
	 */
	record MessageBody(@Nullable OtherSystem sender, @Size(max = 100) @Nullable String id,
			@Size(max = 60) @Nullable String kind, int year, @Size(max = 100) @Nullable String key,
			@Size(max = 5_000_000) @Nullable String content) {

		OtherSystem system() {
			return given(this.sender, "sender");
		}

		Delivery toDelivery() {
			return new Delivery(given(this.id, "id"), given(this.kind, "kind"), this.year,
					(this.key != null) ? this.key : "", given(this.content, "content"));
		}

		private static <T> T given(@Nullable T part, String field) {
			if (part == null || (part instanceof String text && text.isBlank())) {
				throw new RuleViolation(InterchangeRule.MESSAGE_INCOMPLETE, Map.of("what", "message." + field), field);
			}
			return part;
		}

	}

}

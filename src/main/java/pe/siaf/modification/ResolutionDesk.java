package pe.siaf.modification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.workflow.DeskSource;

/** Resolutions whose signed paper is still due (domain 8.2), on the desk. */
@Component
class ResolutionDesk implements DeskSource {

	private static final int SHOWN = 5;

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private final ResolutionList resolutions;

	private final MessageSource messages;

	ResolutionDesk(ResolutionList resolutions, MessageSource messages) {
		this.resolutions = resolutions;
		this.messages = messages;
	}

	@Override
	public Optional<DeskCard> cardFor(Profile profile) {
		if (!profile.may(Permission.NOTE_PREPARE) && !profile.may(Permission.NOTE_APPROVE)) {
			return Optional.empty();
		}
		List<DeskLine> lines = this.resolutions.unsigned(profile, SHOWN)
			.stream()
			.map((row) -> new DeskLine(word("modification.kind." + row.legalDocument()), row.number(),
					word("modification.desk.notes", row.notes()), word("modification.due", DATE.format(row.dueOn())),
					"/modificaciones/resoluciones?year=" + row.fiscalYear()))
			.toList();
		return lines.isEmpty() ? Optional.empty() : Optional.of(new DeskCard(word("modification.desk.title"),
				word("modification.desk.note"), lines, "/modificaciones/resoluciones", word("modification.desk.more")));
	}

	private String word(String key, Object... arguments) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
	}

}

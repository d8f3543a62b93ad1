package pe.siaf.published;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.published.Standout.Kind;
import pe.siaf.workflow.DeskSource;

/**
 * On the desk of the ministry's analysts: the gravest of each kind in the newest year.
 */
@Component
class StandoutCard implements DeskSource {

	private static final int OF_EACH = 2;

	private final Standouts standouts;

	private final PublishedExecution published;

	private final MessageSource messages;

	StandoutCard(Standouts standouts, PublishedExecution published, MessageSource messages) {
		this.standouts = standouts;
		this.published = published;
		this.messages = messages;
	}

	@Override
	public Optional<DeskCard> cardFor(Profile profile) {
		if (!profile.may(Permission.PUBLISHED_IMPORT)) {
			return Optional.empty();
		}
		return this.published.years().stream().findFirst().map(this::card);
	}

	private DeskCard card(int year) {
		List<Standout> all = this.standouts.of(year);
		List<DeskLine> lines = Arrays.stream(Kind.values()).flatMap((kind) -> gravest(all, kind)).toList();
		return new DeskCard(word("published.standout.title"), word("published.standout.of", String.valueOf(year)),
				lines, StandoutController.PATH + "?year=" + year, word("published.standout.all", all.size()));
	}

	private Stream<DeskLine> gravest(List<Standout> all, Kind kind) {
		return all.stream()
			.filter((standout) -> standout.kind() == kind)
			.limit(OF_EACH)
			.map((standout) -> new DeskLine(word("published.standout." + kind), standout.code(), standout.name(),
					standout.weightShown() + (kind == Kind.PROGRESS_FALL ? " " + word("published.points") : ""),
					standout.href()));
	}

	private String word(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

}

package pe.siaf.exchange;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportPages.FindingView;
import pe.siaf.rules.RuleViolation;

/**
 * {@code java -jar siaf.jar import <kind> <file> --year=<yyyy> [--unit=] [--cut-date=]}:
 * as the API, by the system itself. Ends with status 0 only when applied.
 */
@Component
@Order(100)
@ConditionalOnProperty(name = "siaf.command", havingValue = "import")
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

	private static final Locale LANGUAGE = Locale.forLanguageTag("es");

	private static final int SHOWN = 50;

	private static final int BAR = 30;

	private final Imports imports;

	private final ImportPages pages;

	private final MessageSource messages;

	private final PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private boolean applied;

	ImportCommand(Imports imports, ImportPages pages, MessageSource messages) {
		this.imports = imports;
		this.pages = pages;
		this.messages = messages;
	}

	@Override
	public void run(ApplicationArguments arguments) throws Exception {
		List<String> words = arguments.getNonOptionArgs();
		String year = option(arguments, "year");
		if (words.size() != 3 || year == null || !year.matches("20\\d{2}")
				|| !this.imports.kinds().containsKey(words.get(1))) {
			say("import.command.usage", String.join(", ", this.imports.kinds().keySet()));
			return;
		}
		if (!Files.isReadable(Path.of(words.get(2)))) {
			say("import.command.noFile", words.get(2));
			return;
		}
		Path file = Path.of(words.get(2));
		String cutDate = option(arguments, "cut-date");
		ImportOrder order = new ImportOrder(words.get(1), Integer.parseInt(year),
				ImportAccess.unit(option(arguments, "unit")), file.getFileName().toString(),
				(cutDate != null) ? LocalDate.parse(cutDate) : null, false, null);
		try {
			report(follow(order, file));
		}
		catch (RuleViolation refused) {
			say(refused.rule().messageKey(), refused.arguments());
		}
	}

	private Imported follow(ImportOrder order, Path file) throws Exception {
		CompletableFuture<Long> work = CompletableFuture.supplyAsync(() -> {
			try (InputStream content = Files.newInputStream(file)) {
				return this.imports.submit(order, content);
			}
			catch (java.io.IOException failure) {
				throw new java.io.UncheckedIOException(failure);
			}
		});
		Imported imported = null;
		for (int step = 0; imported == null || imported.state().isUnderWay(); step++) {
			try {
				imported = this.imports.get(work.get(300, TimeUnit.MILLISECONDS));
				if (imported.state().isUnderWay()) {
					draw(imported, step);
					TimeUnit.MILLISECONDS.sleep(300);
				}
			}
			catch (TimeoutException working) {
				draw(this.pages.latest().orElse(null), step);
			}
			catch (java.util.concurrent.ExecutionException failure) {
				if (failure.getCause() instanceof RuleViolation refused) {
					throw refused;
				}
				throw failure;
			}
		}
		draw(imported, BAR);
		this.out.println();
		return imported;
	}

	private void draw(@Nullable Imported imported, int step) {
		int filled = (imported == null) ? 1 : switch (imported.state()) {
			case STAGED -> 2;
			case VALIDATING -> Math.min(BAR / 2, 4 + step);
			case APPLYING -> Math.min(BAR - 1, BAR / 2 + step);
			default -> BAR;
		};
		String state = (imported == null) ? "" : word("import.state." + imported.state());
		int rows = (imported == null) ? 0 : imported.rowsRead();
		this.out.print("\r[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] "
				+ word("import.command.progress", state, rows) + "   ");
		this.out.flush();
	}

	private void report(Imported imported) {
		this.applied = imported.state() == ImportState.APPLIED;
		for (FindingView finding : this.pages.findings(imported.id(), SHOWN, LANGUAGE)) {
			String place = (finding.cell() != null) ? finding.cell()
					: (finding.row() != null) ? finding.row().toString() : "-";
			this.out.println(place + "  " + finding.code() + "  " + finding.message());
		}
		say("import.command.summary", imported.id(), word("import.state." + imported.state()), imported.rowsRead(),
				imported.rowsRejected(), imported.added(), imported.changed(), imported.equal(), imported.vanished());
		imported.totals()
			.forEach((total) -> this.out.printf(Locale.ROOT, "  %-22s %20s%n",
					word("import.measure." + total.measure()), total.file()));
	}

	private static @Nullable String option(ApplicationArguments arguments, String name) {
		List<String> values = arguments.getOptionValues(name);
		return (values == null || values.isEmpty()) ? null : values.get(0);
	}

	private String word(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LANGUAGE);
	}

	private void say(String key, Object... arguments) {
		this.out.println(word(key, arguments));
	}

	@Override
	public int getExitCode() {
		return this.applied ? 0 : 1;
	}

}

package pe.siaf.results;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.DesignReview;
import pe.siaf.logframe.DesignReview.Explanation;
import pe.siaf.logframe.DesignReview.Review;
import pe.siaf.logframe.Finding;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.Sentences;
import pe.siaf.logframe.Waivers;
import pe.siaf.logframe.Waivers.Waived;
import pe.siaf.logframe.Waivers.Waiver;
import pe.siaf.program.ProgramVersion;
import pe.siaf.ui.PdfDocument;

/**
 * A reviewer's report on a design: its grade by column and level, each finding with why
 * it matters and how to mend it, what was accepted and by whom, and how the matrix reads.
 * It is an official paper, so it is in Spanish.
 */
@Component
class DesignReport {

	private static final Locale SPANISH = Locale.forLanguageTag("es");

	private final ProgramReader reader;

	private final DesignReview review;

	private final Waivers waivers;

	private final Sentences sentences;

	private final PdfDocument pdf;

	DesignReport(ProgramReader reader, DesignReview review, Waivers waivers, Sentences sentences, PdfDocument pdf) {
		this.reader = reader;
		this.review = review;
		this.waivers = waivers;
		this.sentences = sentences;
		this.pdf = pdf;
	}

	/**
	 * The report as it stands now.
	 * @param version the version
	 * @param fiscalYear the year whose sheets and limits count
	 * @param reader who asks for it
	 * @return a PDF
	 */
	byte[] of(ProgramVersion version, int fiscalYear, Profile reader) {
		LocaleContext before = LocaleContextHolder.getLocaleContext();
		LocaleContextHolder.setLocale(SPANISH);
		try {
			return this.pdf.of("results/design-report", SPANISH, model(version, fiscalYear, reader));
		}
		finally {
			LocaleContextHolder.setLocaleContext(before);
		}
	}

	private Map<String, Object> model(ProgramVersion version, int fiscalYear, Profile reader) {
		Logframe logframe = this.reader.logframe(version, fiscalYear);
		Review found = this.review.review(version.id(), logframe);
		Map<String, Object> model = new HashMap<>();
		model.put("version", version);
		model.put("year", fiscalYear);
		model.put("readBy", reader.personName());
		model.put("readOn", LocalDate.now(FiscalTime.LIMA));
		model.put("grade", found.grade());
		model.put("blocking", this.reader.groups(found.findings().stream().filter(Finding::blocks).toList()));
		model.put("warnings", this.reader
			.groups(found.findings().stream().filter((each) -> !each.blocks() && !each.waived()).toList()));
		model.put("accepted", accepted(version, found));
		model.put("sentences", this.sentences.of(logframe));
		return model;
	}

	private List<Accepted> accepted(ProgramVersion version, Review found) {
		Map<Waived, Waiver> reasons = this.waivers.of(version.id())
			.stream()
			.collect(Collectors.toMap(Waiver::what, (waiver) -> waiver));
		return found.findings()
			.stream()
			.filter(Finding::waived)
			.flatMap((finding) -> Stream.ofNullable(reasons.get(Waived.of(finding)))
				.map((waiver) -> new Accepted(this.review.explain(finding), waiver,
						waiver.waivedAt().atZoneSameInstant(FiscalTime.LIMA).toLocalDate())))
			.toList();
	}

	/**
	 * A finding that was accepted.
	 *
	 * @param finding what was found
	 * @param waiver why and by whom it was accepted
	 * @param acceptedOn on which day
	 */
	record Accepted(Explanation finding, Waiver waiver, LocalDate acceptedOn) {
	}

}

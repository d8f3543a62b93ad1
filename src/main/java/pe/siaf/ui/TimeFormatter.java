package pe.siaf.ui;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.FiscalTime;

/** Prints moments as Lima's clock showed them: {@code ${{step.at}}}. Reads ISO 8601. */
@Component
class TimeFormatter implements Formatter<OffsetDateTime> {

	private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

	@Override
	public OffsetDateTime parse(String text, Locale locale) {
		return OffsetDateTime.parse(text);
	}

	@Override
	public String print(OffsetDateTime moment, Locale locale) {
		return SHOWN.format(moment.atZoneSameInstant(FiscalTime.LIMA));
	}

}

package pe.siaf.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A value as a file gives it. */
record Value(String indicator, int year, String period, String ubigeo, String area, String group,
		@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, BigDecimal factor, @Nullable BigDecimal given,
		@Nullable BigDecimal standardError, @Nullable BigDecimal ciLow, @Nullable BigDecimal ciHigh, @Nullable Long n,
		String status, String source, @Nullable LocalDate publishedOn) {

	private static final Set<String> AREAS = Set.of("TOTAL", "URBAN", "RURAL", "COAST", "HIGHLANDS", "JUNGLE");

	Measurement measured() {
		return Measurement.of(this.numerator, this.denominator, this.factor, this.given);
	}

	/** Which value it is, as people and the preview name it. */
	String key() {
		return String
			.join(" ", this.indicator, String.valueOf(this.year), this.period, this.ubigeo, this.area, this.group)
			.strip();
	}

	boolean isReadable() {
		return this.period.matches("YEAR|S[12]|Q[1-4]|M(0[1-9]|1[0-2])") && this.ubigeo.matches("\\d{6}")
				&& AREAS.contains(this.area);
	}

}

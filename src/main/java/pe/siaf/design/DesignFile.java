package pe.siaf.design;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Role;

/** Tells what a file with a design says, in whichever of its formats it came. */
@Component
class DesignFile {

	private final JdbcClient jdbc;

	/** Takes what is absent as false, and a misspelt field as an error. */
	private final JsonMapper json;

	private final DesignJson parts;

	private final DesignWorkbook workbook;

	DesignFile(JdbcClient jdbc, JsonMapper json, DesignJson parts, DesignWorkbook workbook) {
		this.jdbc = jdbc;
		this.json = json.rebuild()
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
		this.parts = parts;
		this.workbook = workbook;
	}

	/**
	 * Reads a file.
	 * @param document as it was staged
	 * @param unknown told what is no part or column of a design
	 * @return what it tells, texts as they stand
	 */
	Told read(JsonNode document, List<String> unknown) {
		if (DesignWorkbook.recognises(document)) {
			return new Told(this.workbook.read(document, unknown), true, List.of(), List.of());
		}
		if (DesignJson.recognises(document)) {
			return new Told(DesignJson.read(document, unknown), true, List.of(), List.of());
		}
		Design design = PublishedDesign.recognises(document) ? PublishedDesign.read(document)
				: this.json.treeToValue(document, Design.class);
		Objects.requireNonNull(design.program(), "program");
		Objects.requireNonNull(design.name(), "name");
		Objects.requireNonNull(design.kind(), "kind");
		return new Told(ShortDesign.document(design), false, design.sheets(), design.budget());
	}

	/** Everything that a file tells, as one text. */
	String text(Told told) {
		return new String(this.parts.write(told.design()), StandardCharsets.UTF_8)
				+ this.json.writeValueAsString(told.sheets()) + this.json.writeValueAsString(told.budget());
	}

	/** Keeps what was published of a program's money in a year. */
	void writeBudget(String program, Design.Budget year) {
		this.jdbc
			.sql("""
					insert into program_published_budget (program, fiscal_year, pia, pim, certified, accrued, ordered, source)
					values (:program, :year, :pia, :pim, :certified, :accrued, :ordered, 'Consulta Amigable')
					on conflict (program, fiscal_year) do update set pia = excluded.pia, pim = excluded.pim,
					  certified = excluded.certified, accrued = excluded.accrued, ordered = excluded.ordered""")
			.param("program", program)
			.param("year", year.year())
			.param("pia", new BigDecimal(year.pia()))
			.param("pim", new BigDecimal(year.pim()))
			.param("certified", money(year.certified()))
			.param("accrued", new BigDecimal(year.accrued()))
			.param("ordered", money(year.ordered()))
			.update();
	}

	private static @Nullable BigDecimal money(@Nullable String text) {
		return (text != null) ? new BigDecimal(text) : null;
	}

	/**
	 * What a file tells.
	 *
	 * @param design the design
	 * @param isOurs whether it came out of this system, part by part
	 * @param sheets sheets of indicators that come along, values by column
	 * @param budget what was published of its money
	 */
	record Told(DesignDocument design, boolean isOurs, List<Map<String, String>> sheets, List<Design.Budget> budget) {

		Told with(DesignDocument read) {
			return new Told(read, this.isOurs, this.sheets, this.budget);
		}

		/** Programs that it writes to. */
		Stream<String> programs() {
			return Stream.concat(Stream.of(this.design.program()),
					this.sheets.stream().map((sheet) -> sheet.getOrDefault("program", this.design.program())));
		}

		/** Only what was approved outside comes into force by being imported. */
		boolean isDraft(StagedFile file) {
			return this.isOurs || file.profile().startsWith(Role.PROGRAM_RESPONSIBLE.name());
		}

	}

}

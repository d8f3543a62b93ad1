package pe.siaf.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import pe.siaf.logframe.Level;
import pe.siaf.logframe.SheetText;

/**
 * Reads what is publicly known of a program, a document in the ministry's words: problem,
 * results, products, activities seen in execution, sheets' texts, yearly budget. Most of
 * a design is missing there; nothing is made up for it.
 */
final class PublishedDesign {

	/** Digits of an amount; a number that would take more to write out isn't one. */
	private static final int LONGEST_NUMBER = 30;

	private static final Map<String, String> SHEET_KEYS = Map.ofEntries(Map.entry("indicator", "indicador"),
			Map.entry("name", "indicador_nombre"), Map.entry("unit", "unidad_medida"),
			Map.entry("dimension", "dimension"), Map.entry("method", "metodo_calculo"),
			Map.entry("periodicity", "periodicidad"), Map.entry("source", "fuente_datos"),
			Map.entry("geographic_scope", "alcance_geografico"), Map.entry("responsible_level", "nivel_responsable"),
			Map.entry("notes", "limitaciones_supuestos"));

	private final JsonNode document;

	private final JsonNode design;

	private final List<Map<String, String>> sheets = new ArrayList<>();

	private PublishedDesign(JsonNode document) {
		this.document = document;
		this.design = document.path("diseno");
	}

	static boolean recognises(JsonNode document) {
		return document.hasNonNull("programa") && document.hasNonNull("programa_nombre") && document.has("diseno");
	}

	static Design read(JsonNode document) {
		return new PublishedDesign(document).read();
	}

	private Design read() {
		List<Design.Node> nodes = Stream.concat(finalResult().stream(), Stream.of(specificResult())).toList();
		Optional<String> problem = text(this.design, "problema");
		Optional<String> population = text(this.design, "poblacion_objetivo");
		String sector = text(this.document, "sector_ficha").orElse("");
		String pliego = text(this.document, "pliego_ficha").orElse("");
		return new Design(this.document.get("programa").asString(), this.document.get("programa_nombre").asString(),
				"PP", null, code(sector), code(pliego),
				text(this.design, "entidad_responsable").or(() -> name(pliego)).orElse(null), levels(), null,
				text(this.design, "fuente_diseno").orElse(null), false,
				problem.map((statement) -> new Design.Problem(statement, null, false)).orElse(null),
				population.map((who) -> new Design.Population(who, null, null, null, false)).stream().toList(),
				List.of(), List.of(), nodes, this.sheets, List.of(), budget());
	}

	private Optional<Design.Node> finalResult() {
		List<Design.Link> indicators = named(this.design.path("indicadores_resultado_final"), "nombre");
		return text(this.design, "resultado_final")
			.map((text) -> new Design.Node(Level.FR, "RF", text, null, null, "", false, false, List.of(), indicators,
					verifications("indicadores_resultado_final"), List.of(), List.of()));
	}

	/**
	 * The specific result. Where its text isn't published it stands without one, so that
	 * products don't hang in the air. Intermediate results are no level of the matrix:
	 * their indicators measure the specific result.
	 */
	private Design.Node specificResult() {
		List<Design.Link> indicators = new ArrayList<>();
		each(this.document.path("indicadores_resultado"))
			.forEach((indicator) -> indicators.add(sheet(indicator, Level.SR, "")));
		each(this.design.path("resultados_intermedios")).flatMap((result) -> each(result.path("indicadores")))
			.forEach((indicator) -> indicators.add(new Design.Link(null, indicator.asString())));
		text(this.design, "indicador_resultado_especifico_2019")
			.ifPresent((name) -> indicators.add(new Design.Link(null, name.replaceFirst("\\s*\\(medio:.*\\)$", ""))));
		List<Design.Text> assumptions = text(this.design, "supuesto").map((text) -> new Design.Text(text, false))
			.stream()
			.toList();
		List<Design.Node> products = each(this.document.path("productos")).map(this::product).toList();
		return new Design.Node(Level.SR, "RE", text(this.design, "resultado_especifico").orElse(""), null, null, "",
				false, false, List.of(), indicators, verifications("resultados_intermedios"), assumptions, products);
	}

	private Design.Node product(JsonNode product) {
		String code = product.get("producto").asString();
		List<Design.Link> indicators = each(product.path("indicadores"))
			.map((indicator) -> sheet(indicator, Level.P, code))
			.toList();
		List<Design.Node> activities = each(product.path("actividades_vistas")).map(PublishedDesign::activity).toList();
		return new Design.Node(Level.P, code, product.get("producto_nombre").asString(), null, null, "", false, false,
				List.of(), indicators, List.of(), List.of(), activities);
	}

	private static Design.Node activity(JsonNode activity) {
		String unit = text(activity, "unidad_medida").orElse("");
		return new Design.Node(Level.A, activity.get("actividad").asString(), activity.get("nombre").asString(),
				code(unit), name(unit).orElse(null), "", false, false, List.of(), List.of(), List.of(), List.of(),
				List.of());
	}

	private Design.Link sheet(JsonNode indicator, Level level, String product) {
		Map<String, String> sheet = new LinkedHashMap<>(
				SheetText.columns((column) -> text(indicator, SHEET_KEYS.getOrDefault(column, column))));
		sheet.put("program", this.document.get("programa").asString());
		sheet.put("level", level.name());
		if (!product.isEmpty()) {
			sheet.put("product", product);
		}
		this.sheets.add(sheet);
		return new Design.Link(Objects.requireNonNull(sheet.get("indicator")),
				indicator.get("indicador_nombre").asString());
	}

	private List<Design.Text> verifications(String key) {
		return each(this.design.path(key)).flatMap((result) -> text(result, "medio_verificacion").stream())
			.distinct()
			.map((text) -> new Design.Text(text, false))
			.toList();
	}

	private List<Design.Budget> budget() {
		return each(this.document.path("presupuesto_anual_consulta_amigable"))
			.map((year) -> new Design.Budget(year.get("year").asInt(), money(year, "pia").orElse("0"),
					money(year, "pim").orElse("0"), money(year, "certificado").orElse(null),
					money(year, "devengado").orElse("0"), money(year, "girado").orElse(null)))
			.toList();
	}

	private String levels() {
		List<String> named = each(this.design.path("niveles_gobierno"))
			.map((level) -> level.asString().toLowerCase(Locale.ROOT))
			.toList();
		return (named.contains("nacional") ? "E" : "") + (named.contains("regional") ? "R" : "")
				+ (named.contains("local") ? "M" : "");
	}

	private static List<Design.Link> named(JsonNode list, String key) {
		return each(list).map((item) -> new Design.Link(null, item.get(key).asString())).toList();
	}

	private static Stream<JsonNode> each(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false);
	}

	private static Optional<String> text(JsonNode node, String key) {
		JsonNode value = node.path(key);
		return value.isString() && !value.asString().isBlank() ? Optional.of(value.asString().strip())
				: Optional.empty();
	}

	private static Optional<String> money(JsonNode node, String key) {
		JsonNode value = node.path(key);
		if (!value.isNumber()) {
			return Optional.empty();
		}
		BigDecimal amount = new BigDecimal(value.asString());
		boolean plain = Math.abs((long) amount.scale()) <= LONGEST_NUMBER && amount.precision() <= LONGEST_NUMBER;
		return plain ? Optional.of(amount.toPlainString()) : Optional.empty();
	}

	private static @Nullable String code(String codeAndName) {
		String code = codeAndName.strip().replaceFirst("^(\\d+)[ .].*$", "$1");
		return code.matches("\\d+") ? code : null;
	}

	private static Optional<String> name(String codeAndName) {
		String name = codeAndName.strip().replaceFirst("^\\d+[ .]+", "");
		return name.isEmpty() ? Optional.empty() : Optional.of(name);
	}

}

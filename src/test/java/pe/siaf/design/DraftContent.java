package pe.siaf.design;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.design.DraftFixture.Chain;

/**
 * Fills a design: a row in every part and a text in every field, hard ones among them.
 */
final class DraftContent {

	private DraftContent() {
	}

	static void fill(DraftFixture given, JdbcClient jdbc, Chain chain) {
		Map<Part, Long> rows = new HashMap<>();
		rows.put(Part.VERSION, chain.draft().id());
		rows.put(Part.NODE, chain.product());
		long effect = given.add(chain.draft(), Part.CAUSE, null, "code", "C0", "kind", "CONDITION", "name", "Anemia");
		long objective = objective(jdbc);
		for (Part part : Part.values()) {
			if (part == Part.VERSION || part == Part.NODE) {
				continue;
			}
			String[] values = part.fields()
				.stream()
				.flatMap((field) -> Stream.of(field.name(), value(part, field, rows, chain, effect, objective)))
				.toArray(String[]::new);
			Part parent = part.parent();
			Long above = (parent == null || parent == Part.VERSION) ? null
					: (part == Part.TASK) ? Long.valueOf(chain.activity()) : rows.get(parent);
			rows.put(part, given.add(chain.draft(), part, above, values));
		}
		given.edit(chain.draft(), Edit.set(Part.NODE, chain.product(), "levels", "", "ER"));
		jdbc.sql("update problem set demonstration = true where version_id = ?").param(chain.draft().id()).update();
		jdbc.sql("update program_version set levels = 'RM', rector_name = 'MEF', demonstration = true where id = ?")
			.param(chain.draft().id())
			.update();
	}

	private static long objective(JdbcClient jdbc) {
		return jdbc
			.sql("""
					insert into strategic_objective (plan, owner, code, name) values ('PEI_OEI', '999', 'OEI.99', 'De prueba')
					on conflict (plan, owner, code) do update set name = excluded.name returning id""")
			.query(Long.class)
			.single();
	}

	private static String value(Part part, Field field, Map<Part, Long> rows, Chain chain, long effect,
			long objective) {
		return switch (field.kind()) {
			case LINE -> line(part, field);
			case TEXT -> field.name().equals("relevance") ? "Alta" : "=1+1 «Uno», \"dos\"\nsegunda línea <b>&</b> ñ";
			case WHOLE -> field.name().matches("starts") ? "3" : (field.name().equals("ends") ? "11" : "2026");
			case PLACE -> "-40";
			case NUMBER -> field.name().equals("magnitude") ? "1234567890123.1234"
					: (field.name().equals("weight") ? "0.25" : "12.5");
			case YES_NO -> "true";
			case DATE, MOMENT -> "2026-02-28";
			case CHOICE -> field.choices().get(field.choices().size() > 1 ? 1 : 0);
			case LEVELS -> "EM";
			case REFERENCE -> reference(part, field, rows, chain, effect, objective);
		};
	}

	private static String line(Part part, Field field) {
		return switch (field.name()) {
			case "code" -> part == Part.CAUSE ? "C1" : part.name().charAt(0) + "1";
			case "ubigeo" -> "150101";
			case "department" -> "15";
			case "other_program" -> "0149";
			case "indicator" -> (part == Part.INDICATOR) ? "Proporción de niños, " + System.nanoTime() : "Indicador";
			default -> "00" + field.name();
		};
	}

	private static String reference(Part part, Field field, Map<Part, Long> rows, Chain chain, long effect,
			long objective) {
		if (field.refersTo().isEmpty()) {
			return String.valueOf(objective);
		}
		if (part == Part.WEIGHT || field.name().equals("tracer_id")) {
			return String.valueOf(chain.activity());
		}
		if (part == Part.EDGE && field.name().equals("effect_id")) {
			return String.valueOf(effect);
		}
		return String.valueOf(rows.get(Part.valueOf(field.refersTo())));
	}

}

package pe.siaf.design;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.IndicatorCodes;
import pe.siaf.logframe.Level;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Where a new row of the matrix stands and what it is called until somebody says
 * otherwise.
 */
@Component
class NodeCodes {

	/** Beyond stands what no design may hold: 3999999, "without product". */
	private static final Map<Level, String> LAST = Map.of(Level.P, "3989999", Level.A, "5989999");

	private final JdbcClient jdbc;

	private final IndicatorCodes indicators;

	NodeCodes(JdbcClient jdbc, IndicatorCodes indicators) {
		this.jdbc = jdbc;
		this.indicators = indicators;
	}

	/**
	 * Completes a new row: its level, what it hangs on, its code.
	 * @throws RuleViolation DSN-107 if it can't hang there
	 */
	void place(long version, ObjectNode row, String level, @Nullable Long parent) {
		Level wanted = level(level);
		row.put("version_id", version);
		row.put("level", wanted.name());
		Long above = (parent != null) ? parent : above(version, wanted);
		if (above != null) {
			requireLevel(version, wanted, above);
			row.put("parent_id", above);
		}
		if (!row.hasNonNull("code")) {
			row.put("code", next(version, wanted));
		}
	}

	/** A row may only move under one of the level above. */
	void requireBelow(Part part, ObjectNode row, ObjectNode target) {
		if (part == Part.NODE) {
			requireLevel(row.path("version_id").asLong(), Level.valueOf(row.path("level").asString()),
					target.path("id").asLong());
		}
	}

	/**
	 * An indicator is typed by its code or its name; a new name gets a provisional code.
	 */
	void name(ObjectNode row) {
		String code = this.jdbc.sql("""
				select v.program, n.level from logframe_node n join program_version v on v.id = n.version_id
				where n.id = ?""")
			.param(row.path("node_id").asLong())
			.query((found, number) -> this.indicators.typed(found.getString("program"),
					Level.valueOf(found.getString("level")), row.path("indicator").asString()))
			.single();
		row.put("indicator", code);
	}

	/** A cause can't lead to itself, by whatever detour (DSN-010). */
	void refuseCycle(ObjectNode edge) {
		boolean cycle = this.jdbc.sql("""
				with recursive reached (id) as (
				  select cast(:effect as bigint)
				  union select e.effect_id from causal_edge e join reached r on r.id = e.cause_id)
				select exists (select from reached where id = :cause)""")
			.param("effect", Long.parseLong(edge.path("effect_id").asString()))
			.param("cause", Long.parseLong(edge.path("cause_id").asString()))
			.query(Boolean.class)
			.single();
		if (cycle) {
			throw new RuleViolation(DraftRule.CYCLE, Map.of(), "effect_id");
		}
	}

	private static String levelAbove(Level level) {
		return switch (level) {
			case FR -> "";
			case SR -> Level.FR.name();
			case P -> Level.SR.name();
			case A -> Level.P.name();
		};
	}

	private void requireLevel(long version, Level level, long above) {
		boolean fits = this.jdbc
			.sql("select exists (select from logframe_node where version_id = ? and id = ? and level = ?)")
			.params(version, above, levelAbove(level))
			.query(Boolean.class)
			.single();
		if (!fits) {
			throw new RuleViolation(DraftRule.WRONG_LEVEL, Figures.of("level", level.name()));
		}
	}

	/**
	 * What a result or product hangs on where there is no choice; an activity names its
	 * product.
	 */
	private @Nullable Long above(long version, Level level) {
		if (level == Level.FR) {
			return null;
		}
		if (level == Level.A) {
			throw new RuleViolation(DraftRule.WRONG_LEVEL, Figures.of("level", level.name()));
		}
		return this.jdbc
			.sql("select id from logframe_node where version_id = ? and level = ? order by position, id limit 1")
			.params(version, (level == Level.SR) ? "FR" : "SR")
			.query(Long.class)
			.optional()
			.orElse(null);
	}

	private String next(long version, Level level) {
		if (!level.isProduced()) {
			String stem = (level == Level.FR) ? "RF" : "RE";
			int taken = this.jdbc.sql("select count(*) from logframe_node where version_id = ? and level = ?")
				.params(version, level.name())
				.query(Integer.class)
				.single();
			return (taken == 0) ? stem : stem + (taken + 1);
		}
		return this.jdbc.sql("""
				select coalesce(max(code), :first)::integer + 1 from (
				  select code from product_project where code between :first and :last
				  union all select code from activity where code between :first and :last
				  union all select code from logframe_node where code between :first and :last) taken
				where code ~ '^\\d{7}$'""")
			.param("first", (level == Level.P) ? "3000000" : "5000000")
			.param("last", LAST.get(level))
			.query(String.class)
			.single();
	}

	private static Level level(String level) {
		for (Level known : Level.values()) {
			if (known.name().equals(level)) {
				return known;
			}
		}
		throw new RuleViolation(DraftRule.WRONG_LEVEL, Figures.of("level", level));
	}

}

package pe.siaf.program;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The objectives of the plans that designs serve, as a tree. */
@Component
class Objectives {

	/** What is asked for, and what it hangs on. */
	private static final String SHOWN = """
			with recursive tree as (
			  select o.*, 1 level, array[o.id] above, array[array_position(array['PEDN', 'PESEM', 'PEI_OEI', 'PEI_AEI'], o.plan)::text || o.owner || ' ' || o.code] place
			  from strategic_objective o where o.parent is null
			  union all
			  select o.*, t.level + 1, t.above || o.id, t.place || (o.plan || o.owner || ' ' || o.code)
			  from strategic_objective o join tree t on t.id = o.parent),
			hit as (
			  select * from tree t
			  where (cast(:plan as text) is null or t.plan = :plan)
			    and (cast(:q as text) is null or t.code ilike :q || '%' or t.name ilike '%' || :q || '%' or t.owner = :q)
			    and (cast(:year as integer) is null or :year between coalesce(t.first_year, :year) and coalesce(t.last_year, :year))),
			shown as (select * from tree where id in (select unnest(above) from hit))
			""";

	private final JdbcClient jdbc;

	Objectives(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many are listed for a filter, those above them included. */
	long count(ObjectiveFilter filter) {
		return statement("select count(*) from shown", filter).query(Long.class).single();
	}

	/** A leaf of the list, each objective below the one that it hangs on. */
	List<Objective> rows(ObjectiveFilter filter, long offset, int size) {
		return statement(
				"""
						select s.plan, s.owner, s.code, s.name, s.level, s.first_year, s.last_year, s.demonstration,
						  coalesce(e.name, n.name, '') owner_name
						from shown s
						left join lateral (select name from pliego where code = s.owner and s.plan like 'PEI%' limit 1) e on true
						left join lateral (select name from sector where code = s.owner and s.plan = 'PESEM' limit 1) n on true
						order by s.place limit :size offset :offset""",
				filter)
			.param("size", size)
			.param("offset", offset)
			.query(Objective.class)
			.list();
	}

	private StatementSpec statement(String sql, ObjectiveFilter filter) {
		return this.jdbc.sql(SHOWN + sql)
			.param("plan", filter.plan())
			.param("q", filter.words())
			.param("year", filter.fiscalYear());
	}

	/**
	 * An objective of a plan.
	 *
	 * @param plan PEDN, PESEM, PEI_OEI or PEI_AEI
	 * @param owner the sector or entity whose plan it is, empty for the nation's
	 * @param ownerName its name, empty where it isn't known
	 * @param code its code within the plan
	 * @param name what is aimed at
	 * @param level its depth in the tree, from 1
	 * @param firstYear the plan's first year
	 * @param lastYear the plan's last year
	 * @param demonstration whether it was invented to show the system
	 */
	record Objective(String plan, String owner, String ownerName, String code, String name, int level,
			@Nullable Integer firstYear, @Nullable Integer lastYear, boolean demonstration) {
	}

}

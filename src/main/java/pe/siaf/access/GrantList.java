package pe.siaf.access;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;

/** A program's grants as its page lists them, with what the reader can do to each. */
@Repository
class GrantList {

	private static final String FOUND = """
			with found as (
			  select g.id, g.program, g.product, coalesce(pn.text, pp.name, '') product_name, g.activity,
			    coalesce(an.text, ac.name, '') activity_name, g.effect, g.grantee_type, g.grantee_code,
			    coalesce(case g.grantee_type when 'UE' then un.name when 'SECTOR' then se.name else pl.name end, '') grantee_name,
			    case g.grantee_type when 'LEVEL' then g.grantee_code when 'SECTOR' then 'E' when 'UE' then un.level else pl.level end grantee_level,
			    g.geography, coalesce(ub.name, '') geography_name, g.population_group,
			    array_to_string(g.operations, ' ') operations, g.share_role,
			    case when g.state = 'ACTIVE' and g.valid_to < access_today() then 'EXPIRED' else g.state end state, g.norm,
			    g.valid_from, g.valid_to, g.answer_due, g.state = 'PROPOSED' and g.answer_due < access_today() overdue, g.remark,
			    case when %s then coalesce((select string_agg(w.action, ' ' order by w.comment_required, w.action)
			      from workflow_transition w
			      where w.object_type = 'ACCESS_GRANT' and w.from_state = g.state and w.role = :role), '') else '' end actions
			  from access_grant g
			  left join product_project pp on pp.fiscal_year = g.fiscal_year and pp.code = g.product
			  left join activity ac on ac.fiscal_year = g.fiscal_year and ac.code = g.activity
			  left join logframe_node pn on pn.version_id = access_version(:year, :program) and pn.level = 'P' and pn.code = g.product
			  left join logframe_node an on an.version_id = pn.version_id and an.level = 'A' and an.code = g.activity
			  left join implementing_unit un on g.grantee_type = 'UE' and un.fiscal_year = g.fiscal_year and un.sec_ejec = g.grantee_code
			  left join sector se on g.grantee_type = 'SECTOR' and se.fiscal_year = g.fiscal_year and se.code = g.grantee_code
			  left join ubigeo ub on ub.fiscal_year = g.fiscal_year and ub.code = rpad(nullif(g.geography, ''), 6, '0')
			  left join lateral (
			    select min(p.name) as name, min(p.level) as level from pliego p where g.grantee_type = 'PLIEGO'
			      and p.fiscal_year = g.fiscal_year and g.grantee_code in (p.code, p.sector || '/' || p.code)) pl on true
			  where g.fiscal_year = :year and g.program = :program)
			""";

	private static final String NARROWED = """
			from found where (:state = '' or state = :state) and (:level = '' or grantee_level = :level)
			  and (:node = '' or :node in (product, product || '/' || activity))
			  and (:words = '' or lower(grantee_code || ' ' || grantee_name) like '%' || :words || '%')
			""";

	private final JdbcClient jdbc;

	GrantList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count(String program, int fiscalYear, GrantFilter filter, Profile reader) {
		return statement("select count(*) " + NARROWED, program, fiscalYear, filter, reader).query(Long.class).single();
	}

	List<Grant> page(String program, int fiscalYear, GrantFilter filter, Profile reader, long offset, int limit) {
		return statement("select * " + NARROWED
				+ " order by product, activity, position(grantee_type in 'LEVEL SECTOR PLIEGO UE'), grantee_code, effect, id"
				+ " offset :offset limit :limit", program, fiscalYear, filter, reader)
			.param("offset", offset)
			.param("limit", limit)
			.query(Grant.class)
			.list();
	}

	private JdbcClient.StatementSpec statement(String select, String program, int fiscalYear, GrantFilter filter,
			Profile reader) {
		AccessActor actor = AccessActor.of(reader);
		return this.jdbc.sql(FOUND.formatted(actor.sql()) + select)
			.params(actor.params())
			.param("role", reader.role().name())
			.param("program", program)
			.param("year", fiscalYear)
			.param("state", filter.state())
			.param("level", filter.level())
			.param("node", filter.node())
			.param("words", filter.words());
	}

}

package pe.siaf.design;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Puts an approved version in force: its years, and its nodes in the programmatic
 * classifier of the first.
 */
@Component
class DesignPublication {

	private final JdbcClient jdbc;

	DesignPublication(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Puts a version in force from a year; the one before ends with the year before.
	 * @param draft the version
	 * @param fiscalYear the first year
	 * @throws RuleViolation DSN-001 if another begins in that year, DSN-002 if the year
	 * is open and the structure differs
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void publish(Draft draft, int fiscalYear) {
		Optional<InForce> before = inForce(draft.program(), fiscalYear);
		if (isOpen(fiscalYear) && !changedNodes(before.map(InForce::id).orElse(null), draft.id()).isEmpty()) {
			throw new RuleViolation(DraftRule.STRUCTURE_IN_OPEN_YEAR, Figures.of("year", String.valueOf(fiscalYear),
					"nodes", String.join(", ", changedNodes(before.map(InForce::id).orElse(null), draft.id()))));
		}
		before.ifPresent((version) -> {
			if (version.validFrom() == fiscalYear) {
				throw new RuleViolation(DraftRule.SECOND_APPROVED_VERSION,
						Figures.of("year", String.valueOf(fiscalYear), "version", version.version()));
			}
			this.jdbc.sql("update program_version set valid_to = ? where id = ?")
				.params(fiscalYear - 1, version.id())
				.update();
		});
		this.jdbc.sql("""
				update program_version v set valid_from = :year, valid_to = (
				  select min(o.valid_from) - 1 from program_version o
				  where o.program = v.program and o.state = 'APPROVED' and o.valid_from > :year)
				where v.id = :id""").param("year", fiscalYear).param("id", draft.id()).update();
		writeClassifier(draft, fiscalYear);
	}

	private Optional<InForce> inForce(String program, int fiscalYear) {
		return this.jdbc.sql("""
				select id, version, valid_from from program_version
				where program = ? and state = 'APPROVED' and ? between valid_from and coalesce(valid_to, 9999)""")
			.params(program, fiscalYear)
			.query(InForce.class)
			.optional();
	}

	private boolean isOpen(int fiscalYear) {
		return this.jdbc.sql(
				"select exists (select from fiscal_year where fiscal_year = ? and state in ('EXECUTION', 'CLOSING', 'CLOSED'))")
			.param(fiscalYear)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Codes of products and activities that only one of two versions has, or that hang
	 * elsewhere.
	 */
	private List<String> changedNodes(@Nullable Long before, long after) {
		String nodes = """
				select n.level || ' ' || n.code || ' ' || coalesce(p.code, '') as node from logframe_node n
				left join logframe_node p on p.id = n.parent_id and n.level = 'A'
				where n.version_id = %s and n.level in ('P', 'A')""";
		return this.jdbc.sql(
				"select distinct split_part(node, ' ', 2) code from ((%1$s except %2$s) union all (%2$s except %1$s)) d order by 1 limit 10"
					.formatted(nodes.formatted(":before::bigint"), nodes.formatted(":after")))
			.param("before", before)
			.param("after", after)
			.query(String.class)
			.list();
	}

	private void writeClassifier(Draft draft, int fiscalYear) {
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (?, 'PREPARATION') on conflict do nothing")
			.param(fiscalYear)
			.update();
		List.of("categories", "products", "activities")
			.forEach((catalogue) -> this.jdbc.sql(
					"insert into catalogue_year (fiscal_year, catalogue, state) values (?, ?, 'DRAFT') on conflict do nothing")
				.params(fiscalYear, catalogue)
				.update());
		this.jdbc.sql("""
				insert into budget_category (fiscal_year, code, name, kind) values (:year, :code, :name, :kind)
				on conflict do nothing""")
			.param("year", fiscalYear)
			.param("code", draft.program())
			.param("name", draft.name())
			.param("kind", draft.kind())
			.update();
		writeNodes("product_project", "P", "[23]", draft, fiscalYear);
		writeNodes("activity", "A", "[456]", draft, fiscalYear);
		this.jdbc.sql("""
				insert into category_product (fiscal_year, category, product_project)
				select :year, :program, n.code from logframe_node n
				where n.version_id = :version and n.level = 'P' and n.code ~ '^[23]\\d{6}$' on conflict do nothing""")
			.param("year", fiscalYear)
			.param("program", draft.program())
			.param("version", draft.id())
			.update();
		keepChains(draft, fiscalYear);
	}

	private void writeNodes(String catalogue, String level, String first, Draft draft, int fiscalYear) {
		this.jdbc.sql("""
				insert into %s (fiscal_year, code, name)
				select distinct on (code) :year, code, upper(text) from logframe_node
				where version_id = :version and level = :level and code ~ '^%s\\d{6}$' and text <> '' order by code
				on conflict do nothing""".formatted(catalogue, first))
			.param("year", fiscalYear)
			.param("version", draft.id())
			.param("level", level)
			.update();
	}

	/**
	 * The functional chain of what goes on is that of the newest year before, where the
	 * year has its codes.
	 */
	private void keepChains(Draft draft, int fiscalYear) {
		this.jdbc
			.sql("""
					insert into program_chain (fiscal_year, function_code, division, functional_group, category, product_project, activity)
					select :year, c.function_code, c.division, c.functional_group, c.category, c.product_project, c.activity
					from program_chain c
					join logframe_node a on a.version_id = :version and a.level = 'A' and a.code = c.activity
					join logframe_node p on p.id = a.parent_id and p.code = c.product_project
					where c.category = :program and c.status = 'ACTIVE'
					  and c.fiscal_year = (select max(fiscal_year) from program_chain where category = :program and fiscal_year < :year)
					  and exists (select from function_code f where f.fiscal_year = :year and f.code = c.function_code)
					  and exists (select from functional_division f where f.fiscal_year = :year and f.code = c.division)
					  and exists (select from functional_group f where f.fiscal_year = :year and f.code = c.functional_group)
					on conflict do nothing""")
			.param("year", fiscalYear)
			.param("version", draft.id())
			.param("program", draft.program())
			.update();
	}

	record InForce(long id, int version, int validFrom) {
	}

}

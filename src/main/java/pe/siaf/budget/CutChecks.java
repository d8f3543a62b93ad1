package pe.siaf.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Findings;
import pe.siaf.exchange.StagedFile;

/**
 * What must hold of a cut before it is compared with anything. The rules on codes are
 * those of the catalogues' own functions; the ladder is none of them: history is taken as
 * it was.
 */
@Component
class CutChecks {

	/** A column of the file and the catalogue its codes belong to. */
	private static final Map<String, Code> CODES = codes();

	private final JdbcClient jdbc;

	CutChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void run(StagedFile file, Findings findings) {
		year(file, findings);
		unit(file, findings);
		if (findings.hasErrors()) {
			// the file is of something else: its codes need no judgement
			return;
		}
		itemPresent(findings);
		duplicates(findings);
		frame(findings);
		oneChain(findings);
		CODES.values().forEach((code) -> code(code, file, findings));
		chains(file, findings);
		items(file, findings);
		places(file, findings);
		rubroOfSource(file, findings);
		sameTargetTwice(findings);
	}

	private void year(StagedFile file, Findings findings) {
		String year = Integer.toString(file.fiscalYear());
		each("select row_number, fiscal_year from cut_line where fiscal_year <> :year order by 1", Map.of("year", year),
				(row) -> findings.error(row.getInt(1), "year", "INT-004", "budget.cut.year", row.getString(2), year));
	}

	private void unit(StagedFile file, Findings findings) {
		each("select row_number, sec_ejec from cut_line where sec_ejec <> :unit order by 1",
				Map.of("unit", file.secEjec()), (row) -> findings.error(row.getInt(1), "sec_ejec", "INT-004",
						"budget.cut.unit", row.getString(2), file.secEjec()));
	}

	private void itemPresent(Findings findings) {
		each("select row_number from cut_line where item is null order by 1", Map.of(),
				(row) -> findings.error(row.getInt(1), "item", "INT-004", "budget.cut.item"));
	}

	private void duplicates(Findings findings) {
		each("""
				select row_number, concat_ws('-', sec_func, rubro, resource_type, item), first
				from (select *, min(row_number) over (partition by sec_func, rubro, resource_type, item) first from cut_line) l
				where row_number > first and item is not null order by 1""",
				Map.of(), (row) -> findings.error(row.getInt(1), "sec_func", "INT-002", "rule.INT-002",
						row.getString(2), row.getInt(3)));
	}

	private void frame(Findings findings) {
		each("select row_number, pia, modifications, pim from cut_line where pia + modifications <> pim order by 1",
				Map.of(), (row) -> findings.error(row.getInt(1), "pim", "INT-004", "budget.cut.frame",
						row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)));
		each("select row_number, pim from cut_line where pim < 0 order by 1", Map.of(), (row) -> findings
			.error(row.getInt(1), "pim", "MOD-001", "budget.cut.negativePim", row.getBigDecimal(2)));
	}

	private void oneChain(Findings findings) {
		each("""
				select l.row_number, l.sec_func, f.row_number
				from cut_line l join (select distinct on (sec_func) * from cut_line order by sec_func, row_number) f using (sec_func)
				where (l.category, l.product, l.activity, l.function_code, l.division, l.functional_group, l.meta, l.purpose,
				    l.unit_of_measure, l.department, l.province, l.district, l.year_target, l.semester_target)
				  is distinct from (f.category, f.product, f.activity, f.function_code, f.division, f.functional_group, f.meta, f.purpose,
				    f.unit_of_measure, f.department, f.province, f.district, f.year_target, f.semester_target)
				order by 1""",
				Map.of(), (row) -> findings.error(row.getInt(1), "sec_func", "INT-004", "budget.cut.target",
						row.getString(2), row.getInt(3)));
	}

	private void code(Code code, StagedFile file, Findings findings) {
		each("""
				select l.row_number, l.%1$s, v.rule
				from cut_line l join (select code, code_violation(:year, :catalogue, code) rule
				  from (select distinct %1$s code from cut_line where %1$s is not null) d) v on v.code = l.%1$s
				where v.rule is not null order by 1""".formatted(code.column()),
				Map.of("year", file.fiscalYear(), "catalogue", code.catalogue()),
				(row) -> findings.error(row.getInt(1), code.name(), row.getString(3),
						"budget.cut.code." + row.getString(3), row.getString(2), "#catalogue." + code.catalogue(),
						Integer.toString(file.fiscalYear())));
	}

	/**
	 * Chains whose codes are all active; those that aren't were reported code by code.
	 */
	private void chains(StagedFile file, Findings findings) {
		each("""
				with chain as materialized (
				  select distinct category, product, activity, function_code, division, functional_group,
				    concat_ws('-', category, product, activity, function_code, division, functional_group) chain from cut_line),
				violation as materialized (
				  select c.*, v.rule, v.code from chain c cross join lateral chain_violations(:year, c.category, c.product, c.activity,
				    c.function_code, c.division, c.functional_group) v where v.rule <> 'CLS-001')
				select l.row_number, v.rule, v.code, v.chain, l.category
				from violation v join cut_line l using (category, product, activity, function_code, division, functional_group)
				order by 1""",
				Map.of("year", file.fiscalYear()), (row) -> {
					String rule = row.getString(2);
					boolean kind = rule.equals("CLS-010");
					findings.error(row.getInt(1), kind ? "product" : "activity", rule, "rule." + rule,
							row.getString(kind ? 3 : 4), kind ? row.getString(5) : Integer.toString(file.fiscalYear()));
				});
	}

	private void items(StagedFile file, Findings findings) {
		each("""
				select l.row_number, l.item, v.rule, v.level
				from cut_line l join (
				  select d.item, u.level, item_violation(:year, d.item, u.level) rule
				  from (select distinct item from cut_line where item is not null) d
				  join implementing_unit u on u.fiscal_year = :year and u.sec_ejec = :unit) v on v.item = l.item
				where v.rule is not null order by 1""", Map.of("year", file.fiscalYear(), "unit", file.secEjec()),
				(row) -> {
					String rule = row.getString(3);
					String key = rule.equals("CLS-001") ? "budget.cut.code.CLS-001" : "rule." + rule;
					findings.error(row.getInt(1), "item", rule, key, row.getString(2),
							rule.equals("CLS-001") ? "#catalogue.items" : row.getString(4),
							Integer.toString(file.fiscalYear()));
				});
	}

	private void places(StagedFile file, Findings findings) {
		each("""
				select l.row_number, d.place
				from (select distinct department || province || district place from cut_line) d
				join cut_line l on l.department || l.province || l.district = d.place
				where ubigeo_violation(:year, d.place) is not null order by 1""", Map.of("year", file.fiscalYear()),
				(row) -> findings.error(row.getInt(1), "district", "ORG-005", "rule.ORG-005", row.getString(2),
						Integer.toString(file.fiscalYear())));
	}

	private void rubroOfSource(StagedFile file, Findings findings) {
		each("""
				select l.row_number, l.rubro, l.source, r.source
				from cut_line l join rubro r on r.fiscal_year = :year and r.code = l.rubro
				where l.source <> r.source order by 1""", Map.of("year", file.fiscalYear()),
				(row) -> findings.error(row.getInt(1), "source", "INT-004", "budget.cut.source", row.getString(2),
						row.getString(3), row.getString(4)));
	}

	private void sameTargetTwice(Findings findings) {
		each("""
				select row_number, sec_func, first from (
				  select *, first_value(sec_func) over (partition by function_code, division, functional_group, category, product,
				    activity, purpose, department, province, district order by sec_func) first
				  from (select distinct on (sec_func) * from cut_line order by sec_func, row_number) t) t
				where sec_func <> first order by 1""",
				Map.of(), (row) -> findings.error(row.getInt(1), "sec_func", "CLS-020", "budget.cut.targetTwice",
						row.getString(2), row.getString(3)));
	}

	private void each(String sql, Map<String, ?> params, Handler handler) {
		RowCallbackHandler callback = handler::handle;
		this.jdbc.sql(sql).params(params).query(callback);
	}

	private static Map<String, Code> codes() {
		Map<String, Code> codes = new LinkedHashMap<>();
		put(codes, "category", "category", "categories");
		put(codes, "product", "product", "products");
		put(codes, "activity", "activity", "activities");
		put(codes, "function", "function_code", "functions");
		put(codes, "division", "division", "divisions");
		put(codes, "group", "functional_group", "groups");
		put(codes, "purpose", "purpose", "purposes");
		put(codes, "unit_of_measure", "unit_of_measure", "units-of-measure");
		put(codes, "source", "source", "sources");
		put(codes, "rubro", "rubro", "rubros");
		put(codes, "resource_type", "resource_type", "resource-types");
		put(codes, "expenditure_category", "expenditure_category", "expenditure-categories");
		return codes;
	}

	private static void put(Map<String, Code> codes, String name, String column, String catalogue) {
		codes.put(name, new Code(name, column, catalogue));
	}

	private interface Handler {

		void handle(ResultSet row) throws SQLException;

	}

	private record Code(String name, String column, String catalogue) {
	}

}

package pe.siaf.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * The kind {@code access-grants}: a year's grants as the rector defines them. Grants that
 * a file leaves out are kept; one is ended by its state WITHDRAWN.
 */
@Component
class AccessImport implements ImportKind {

	private static final String OPERATIONS = Arrays.stream(AccessOperation.values())
		.map(Enum::name)
		.collect(Collectors.joining(" "));

	private static final Map<String, Set<String>> WORDS = Map.of("grantee_type",
			Set.of("LEVEL", "SECTOR", "PLIEGO", "UE"), "effect", Set.of("ALLOW", "DENY"), "share_role",
			Set.of("LEAD", "CO_EXECUTOR", "SUPPORT"), "state", Set.of("ACTIVE", "WITHDRAWN"));

	private static final Map<String, String> GRANTEES = Map.of("LEVEL", "[ERM]", "SECTOR", "\\d{2}", "PLIEGO",
			"\\d{2}/\\d{3}|\\d{3}|\\d{6}", "UE", "\\d{6}");

	/** Each row of the file in the columns of {@code access_grant}. */
	private static final String GIVEN = """
			with given as (
			  select r.row_number, r.cells ->> 'program' program, coalesce(r.cells ->> 'product', '') product,
			    coalesce(r.cells ->> 'activity', '') activity, upper(coalesce(r.cells ->> 'effect', 'ALLOW')) effect,
			    upper(r.cells ->> 'grantee_type') grantee_type, r.cells ->> 'grantee_code' grantee_code,
			    coalesce(r.cells ->> 'geography', '') geography, coalesce(r.cells ->> 'population_group', '') population_group,
			    string_to_array(upper(coalesce(r.cells ->> 'operations', '%s')), ' ') operations,
			    upper(coalesce(r.cells ->> 'share_role', 'LEAD')) share_role, upper(coalesce(r.cells ->> 'state', 'ACTIVE')) state,
			    r.cells ->> 'norm' norm
			  from import_row r where r.import_id = :import)
			"""
		.formatted(OPERATIONS);

	private static final String KEY = "program, product, activity, effect, grantee_type, grantee_code, geography, population_group";

	private static final String SHOWN = "concat_ws(' · ', concat_ws('-', g.program, nullif(g.product, ''), nullif(g.activity, '')), g.effect, g.grantee_type || ' ' || g.grantee_code)";

	private final JdbcClient jdbc;

	AccessImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "access-grants";
	}

	@Override
	public Permission permission() {
		return Permission.ACCESS_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("program", 4).or("programa"),
				ImportColumn.code("product", 7).or("producto").optional(),
				ImportColumn.code("activity", 7).or("actividad").optional(),
				ImportColumn.text("grantee_type").or("tipo_ejecutor"), ImportColumn.text("grantee_code").or("ejecutor"),
				ImportColumn.text("effect").or("efecto").optional(),
				ImportColumn.text("operations").or("operaciones").optional(),
				ImportColumn.text("share_role").or("rol").optional(),
				ImportColumn.text("geography").or("ambito_geografico").optional(),
				ImportColumn.text("population_group").or("grupo_poblacional").optional(),
				ImportColumn.text("norm").or("norma").optional(), ImportColumn.text("state").or("estado").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Map<String, Integer> seen = new HashMap<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> {
				words(row, findings);
				Integer before = seen.putIfAbsent(key(row), row.number());
				if (before != null) {
					findings.error(row.number(), "grantee_code", ImportRule.DUPLICATE_KEY, key(row), before);
				}
			});
		}
		if (!findings.hasErrors()) {
			codes(file, findings);
			marks(file, findings);
		}
	}

	private static void words(ImportRow row, Findings findings) {
		WORDS.forEach((column, known) -> {
			if (row.find(column).filter((word) -> !known.contains(word.toUpperCase(Locale.ROOT))).isPresent()) {
				refuse(row, column, known.stream().sorted().collect(Collectors.joining(", ")), findings);
			}
		});
		List<String> operations = List.of(OPERATIONS.split(" "));
		if (row.find("operations")
			.filter((text) -> !operations.containsAll(List.of(text.toUpperCase(Locale.ROOT).split(" "))))
			.isPresent()) {
			refuse(row, "operations", String.join(", ", operations), findings);
		}
		String form = GRANTEES.get(row.text("grantee_type").toUpperCase(Locale.ROOT));
		if (form != null && !row.text("grantee_code").matches(form)) {
			refuse(row, "grantee_code", "E, R, M · 09 · 09/096 · 001650", findings);
		}
		if (!row.text("geography").matches("(\\d{2}|\\d{4}|\\d{6})?")) {
			refuse(row, "geography", "15 · 1501 · 150101", findings);
		}
		if (row.find("activity").isPresent() && row.find("product").isEmpty()) {
			findings.error(row.number(), "product", ImportRule.NOT_AS_EXPECTED.code(), "access.import.product",
					row.text("activity"));
		}
	}

	private static void refuse(ImportRow row, String column, String known, Findings findings) {
		findings.error(row.number(), column, ImportRule.NOT_AS_EXPECTED.code(), "access.import.word", row.text(column),
				known);
	}

	/** Nodes of the year's chains and grantees of the year's institutions. */
	private void codes(StagedFile file, Findings findings) {
		statement(
				GIVEN + """
						select g.row_number, case when c.category is null then 'activity' else 'grantee_code' end column_name,
						  case when c.category is null then concat_ws('-', g.program, nullif(g.product, ''), nullif(g.activity, ''))
						    else g.grantee_type || ' ' || g.grantee_code end cell
						from given g
						left join lateral (
						  select c.category from program_chain c where c.fiscal_year = :year and c.category = g.program
						    and g.product in ('', c.product_project) and g.activity in ('', c.activity) limit 1) c on true
						where c.category is null or not case g.grantee_type
						  when 'UE' then exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = g.grantee_code)
						  when 'SECTOR' then exists (select from sector s where s.fiscal_year = :year and s.code = g.grantee_code)
						  when 'PLIEGO' then exists (select from pliego p where p.fiscal_year = :year and g.grantee_code in (p.code, p.sector || '/' || p.code))
						  else true end
						order by 1""",
				file)
			.query((row) -> {
				findings.error(row.getInt(1), row.getString(2), ImportRule.UNKNOWN_KEY, row.getString(3));
			});
	}

	/** GRT-002: the node must mark the grantee's level of government. */
	private void marks(StagedFile file, Findings findings) {
		statement(
				GIVEN + """
						select g.row_number, concat_ws('-', g.program, nullif(g.product, ''), nullif(g.activity, '')), l.level, m.levels
						from given g
						cross join lateral (select case g.grantee_type when 'LEVEL' then g.grantee_code when 'SECTOR' then 'E'
						    when 'UE' then (select u.level from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = g.grantee_code)
						    else (select min(p.level) from pliego p where p.fiscal_year = :year and g.grantee_code in (p.code, p.sector || '/' || p.code)) end level) l
						cross join lateral access_levels(:year, g.program, g.product, g.activity) m(levels)
						where g.effect = 'ALLOW' and m.levels <> '' and strpos(m.levels, l.level) = 0
						order by 1""",
				file)
			.query((row) -> {
				findings.error(row.getInt(1), "grantee_code", AccessRule.LEVEL_NOT_MARKED, row.getString(2),
						row.getString(3), row.getString(4));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		statement(GIVEN + """
				select %s record, t.id is null is_new, t.state old_state, g.state new_state,
				  array_to_string(t.operations, ' ') old_operations, array_to_string(g.operations, ' ') new_operations,
				  t.share_role old_role, g.share_role new_role, t.norm old_norm, g.norm new_norm
				from given g left join (select * from access_grant where fiscal_year = :year) t using (%s)
				order by g.row_number""".formatted(SHOWN, KEY), file).query((row) -> {
			List<Measure> differing = Stream.of("state", "operations", "role", "norm").map((measure) -> {
				try {
					return new Measure("access." + measure, row.getString("old_" + measure),
							row.getString("new_" + measure));
				}
				catch (java.sql.SQLException failure) {
					throw new IllegalStateException(failure);
				}
			}).filter((measure) -> !java.util.Objects.equals(measure.before(), measure.after())).toList();
			if (row.getBoolean("is_new")) {
				changes.added(row.getString("record"), differing);
			}
			else {
				changes.compared(row.getString("record"), differing);
			}
		});
	}

	@Override
	public void apply(StagedFile file) {
		statement(
				GIVEN + """
						insert into access_grant as t (fiscal_year, %1$s, operations, share_role, state, norm, import_id, withdrawn_at)
						select :year, %1$s, operations, share_role, state, norm, :import, case state when 'WITHDRAWN' then now() end
						from given order by row_number
						on conflict on constraint access_grant_once do update set operations = excluded.operations,
						  share_role = excluded.share_role, state = excluded.state, norm = excluded.norm, import_id = excluded.import_id,
						  withdrawn_at = case when excluded.state = 'WITHDRAWN' then coalesce(t.withdrawn_at, now()) end"""
					.formatted(KEY),
				file)
			.update();
	}

	private JdbcClient.StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("import", file.id()).param("year", file.fiscalYear());
	}

	private static String key(ImportRow row) {
		return Stream.of(KEY.split(", "))
			.map((column) -> column.equals("effect") ? row.find(column).orElse("ALLOW") : row.text(column))
			.map((cell) -> cell.toUpperCase(Locale.ROOT))
			.filter((cell) -> !cell.isEmpty())
			.collect(Collectors.joining(" · "));
	}

}

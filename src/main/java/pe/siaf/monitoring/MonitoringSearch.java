package pe.siaf.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.ui.SearchSource;

/** Finds targets by number or name, and the items that a unit spends on. */
@Component
class MonitoringSearch implements SearchSource {

	private static final Pattern DIGITS = Pattern.compile("[0-9.]+");

	private final JdbcClient jdbc;

	private final CurrentProfile profile;

	MonitoringSearch(JdbcClient jdbc, CurrentProfile profile) {
		this.jdbc = jdbc;
		this.profile = profile;
	}

	@Override
	public List<SearchHit> find(String words) {
		Optional<Profile> asker = this.profile.find().filter((one) -> one.may(Permission.EXECUTION_READ));
		if (asker.isEmpty()) {
			return List.of();
		}
		ScopeCondition scope = ScopeCondition.onTargets(asker.get());
		List<SearchHit> hits = new ArrayList<>(targets(words, scope));
		hits.addAll(items(words, scope));
		return hits.subList(0, Math.min(LIMIT, hits.size()));
	}

	private List<SearchHit> targets(String words, ScopeCondition scope) {
		return this.jdbc
			.sql("""
					select t.fiscal_year, t.sec_ejec, t.sec_func, t.name
					from budget_target t
					join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					where (t.sec_func = :words or %s)
					  and %s
					order by t.fiscal_year desc, t.sec_ejec, t.sec_func limit :limit""".formatted(named("t", words),
					scope.sql()))
			.params(scope.params())
			.param("words", words)
			.param("limit", LIMIT / 2)
			.query((row, number) -> new SearchHit("monitoring.target",
					row.getString("sec_func") + " · " + row.getString("sec_ejec") + " · " + row.getInt("fiscal_year"),
					row.getString("name"),
					TargetController.PATH + "/" + row.getInt("fiscal_year") + "/" + row.getString("sec_ejec") + "/"
							+ row.getString("sec_func")))
			.list();
	}

	private List<SearchHit> items(String words, ScopeCondition scope) {
		return this.jdbc
			.sql("""
					select distinct i.fiscal_year, l.sec_ejec, i.code, i.name
					from economic_item i
					join budget_line l on l.fiscal_year = i.fiscal_year and l.item = i.code
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					join implementing_unit u on u.fiscal_year = l.fiscal_year and u.sec_ejec = l.sec_ejec
					where (i.code like :words || '%%' or %s)
					  and %s
					order by i.fiscal_year desc, i.code limit :limit"""
				.formatted(named("i", words), scope.sql()))
			.params(scope.params())
			.param("words", words)
			.param("limit", LIMIT / 2)
			.query((row, number) -> new SearchHit("monitoring.lines.title",
					row.getString("code") + " · " + row.getString("sec_ejec") + " · " + row.getInt("fiscal_year"),
					row.getString("name"),
					LinesController.PATH + "?year=" + row.getInt("fiscal_year") + "&unit=" + row.getString("sec_ejec")
							+ "&item=" + row.getString("code") + "&by=line"))
			.list();
	}

	/** Digits have neither case nor accents to smooth, which is most of the work. */
	private static String named(String alias, String words) {
		return DIGITS.matcher(words).matches() ? "strpos(%s.name, :words) > 0".formatted(alias)
				: "translate(upper(%s.name), 'ÁÉÍÓÚÜ', 'AEIOUU') like '%%' || translate(upper(:words), 'ÁÉÍÓÚÜ', 'AEIOUU') || '%%'"
					.formatted(alias);
	}

}

package pe.siaf.results;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.SearchSource;

/** Programs and indicators in the process tree and in the search. */
@Component
class ResultsMenu implements MenuContribution, SearchSource {

	private final CurrentProfile profile;

	private final JdbcClient jdbc;

	ResultsMenu(CurrentProfile profile, JdbcClient jdbc) {
		this.profile = profile;
		this.jdbc = jdbc;
	}

	@Override
	public List<MenuEntry> entries() {
		if (!mayRead()) {
			return List.of();
		}
		return List.of(new MenuEntry("menu.design", 100, "menu.programs", "/programas"),
				new MenuEntry("menu.results", 400, "menu.indicators", "/indicadores"));
	}

	@Override
	public List<SearchHit> find(String words) {
		if (!mayRead()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select * from (
				  select 'search.program' kind, code, name as text, '/programas/' || code href from program
				  union all
				  select 'search.indicator', code, name, '/indicadores/' || code from indicator i
				  where not exists (select from practice_indicator p where p.code = i.code)) h
				where code = :words or text ilike '%' || :words || '%'
				order by (code = :words) desc, kind desc, code limit :limit""")
			.param("words", words)
			.param("limit", LIMIT)
			.query(SearchHit.class)
			.list();
	}

	private boolean mayRead() {
		return this.profile.find().filter((active) -> active.may(Permission.CATALOGUE_READ)).isPresent();
	}

}

package pe.siaf.classifier;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.SearchSource;

/** Finds codes of all catalogues by code or by words of the name. */
@Component
class CatalogueSearch implements SearchSource {

	private final JdbcClient jdbc;

	private final Catalogues catalogues;

	private final CurrentProfile profile;

	CatalogueSearch(JdbcClient jdbc, Catalogues catalogues, CurrentProfile profile) {
		this.jdbc = jdbc;
		this.catalogues = catalogues;
		this.profile = profile;
	}

	@Override
	public List<SearchHit> find(String words) {
		if (this.profile.find().filter((active) -> active.may(Permission.CATALOGUE_READ)).isEmpty()) {
			return List.of();
		}
		int year = this.catalogues.presentYear();
		CatalogueFilter filter = new CatalogueFilter(year, words, "ACTIVE", "", false);
		return this.jdbc
			.sql("select e.catalogue, e.code, e.name from catalogue_entry e where e.fiscal_year = :year and "
					+ filter.condition() + " order by e.code <> :words, length(e.code), e.code limit " + LIMIT)
			.params(filter.params())
			.query((row, number) -> hit(year, row.getString("catalogue"), row.getString("code"), row.getString("name")))
			.list();
	}

	private static SearchHit hit(int year, String slug, String code, String name) {
		Catalogue catalogue = Catalogue.ofSlug(slug).orElseThrow();
		return new SearchHit(catalogue.label(), code, name, catalogue.href(year, code));
	}

}

package pe.siaf.institution;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.SearchSource;

/** Finds units by sec_ejec, RUC, pliego or words of their names. */
@Component
class InstitutionSearch implements SearchSource {

	private final InstitutionQueries queries;

	private final Catalogues catalogues;

	private final CurrentProfile profile;

	InstitutionSearch(InstitutionQueries queries, Catalogues catalogues, CurrentProfile profile) {
		this.queries = queries;
		this.catalogues = catalogues;
		this.profile = profile;
	}

	@Override
	public List<SearchHit> find(String words) {
		if (this.profile.find().filter((active) -> active.may(Permission.CATALOGUE_READ)).isEmpty()) {
			return List.of();
		}
		int year = this.catalogues.presentYear();
		return this.queries.list(UnitFilter.of(year, Map.of("q", words)), 0, LIMIT)
			.stream()
			.map((unit) -> new SearchHit("institution.unit", unit.secEjec(), unit.name(),
					"/instituciones/" + unit.secEjec() + "?year=" + year))
			.toList();
	}

}

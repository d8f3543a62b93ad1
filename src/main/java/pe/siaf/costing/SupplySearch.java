package pe.siaf.costing;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.SearchSource;

/** Finds goods and services by code or words of their names. */
@Component
class SupplySearch implements SearchSource {

	private final SupplyItems items;

	private final Catalogues catalogues;

	private final CurrentProfile profile;

	SupplySearch(SupplyItems items, Catalogues catalogues, CurrentProfile profile) {
		this.items = items;
		this.catalogues = catalogues;
		this.profile = profile;
	}

	@Override
	public List<SearchHit> find(String words) {
		if (this.profile.find().filter((active) -> active.may(Permission.CATALOGUE_READ)).isEmpty()) {
			return List.of();
		}
		int year = this.catalogues.presentYear();
		return this.items.list(year, new SupplyFilter(words, null, null, null), 0, LIMIT)
			.stream()
			.map((item) -> new SearchHit("costing.item", item.shown(), item.name(),
					SupplyController.PATH + "/" + item.code() + "?year=" + year))
			.toList();
	}

}

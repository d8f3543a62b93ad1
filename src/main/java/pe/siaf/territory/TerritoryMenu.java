package pe.siaf.territory;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.SearchSource;

/** The territory in the process tree, and its places in the search. */
@Component
class TerritoryMenu implements MenuContribution, SearchSource {

	private static final int ORDER = 405;

	private final CurrentProfile profile;

	private final Gazetteer gazetteer;

	private final Catalogues catalogues;

	TerritoryMenu(CurrentProfile profile, Gazetteer gazetteer, Catalogues catalogues) {
		this.profile = profile;
		this.gazetteer = gazetteer;
		this.catalogues = catalogues;
	}

	@Override
	public List<MenuEntry> entries() {
		return mayRead() ? List.of(new MenuEntry("menu.results", ORDER, "menu.territory", TerritoryController.PATH))
				: List.of();
	}

	@Override
	public List<SearchHit> find(String words) {
		if (!mayRead()) {
			return List.of();
		}
		return this.gazetteer.search(this.catalogues.presentYear(), words, LIMIT)
			.stream()
			.map((place) -> new SearchHit("search.place", place.ubigeo(),
					place.within().isEmpty() ? place.name() : place.name() + " (" + place.within() + ")",
					TerritoryController.PATH + "/" + place.ubigeo()))
			.toList();
	}

	private boolean mayRead() {
		return this.profile.find().filter((active) -> active.may(Permission.EXECUTION_READ)).isPresent();
	}

}

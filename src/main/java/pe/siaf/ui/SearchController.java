package pe.siaf.ui;

import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.ui.SearchSource.SearchHit;

/** The search box of every page: screens of the menu first, then the modules' records. */
@Controller
class SearchController {

	private final ObjectProvider<SearchSource> sources;

	private final ObjectProvider<MenuContribution> menu;

	private final MessageSource messages;

	SearchController(ObjectProvider<SearchSource> sources, ObjectProvider<MenuContribution> menu,
			MessageSource messages) {
		this.sources = sources;
		this.menu = menu;
		this.messages = messages;
	}

	@GetMapping("/buscar")
	@PreAuthorize("isAuthenticated()")
	String find(@RequestParam(defaultValue = "") String q, Model model, Locale locale) {
		String words = q.strip();
		model.addAttribute("words", words);
		model.addAttribute("screens", words.isEmpty() ? List.of() : screens(words.toLowerCase(locale), locale));
		model.addAttribute("hits", words.isEmpty() ? List.of() : hits(words));
		return "ui/search";
	}

	private List<SearchHit> hits(String words) {
		return this.sources.orderedStream().flatMap((source) -> source.find(words).stream()).toList();
	}

	private List<SearchHit> screens(String words, Locale locale) {
		return this.menu.orderedStream()
			.flatMap((contribution) -> contribution.entries().stream())
			.map((entry) -> new SearchHit("ui.search.screen", "", this.messages.getMessage(entry.label(), null, locale),
					entry.href()))
			.filter((hit) -> hit.text().toLowerCase(locale).contains(words))
			.toList();
	}

}

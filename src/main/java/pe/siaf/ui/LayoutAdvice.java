package pe.siaf.ui;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import pe.siaf.ui.MenuContribution.MenuEntry;

/** Gives every page what its frame shows: the process tree and the place in it. */
@ControllerAdvice(annotations = Controller.class)
class LayoutAdvice {

	private final ObjectProvider<MenuContribution> contributions;

	LayoutAdvice(ObjectProvider<MenuContribution> contributions) {
		this.contributions = contributions;
	}

	@ModelAttribute("menu")
	Map<String, List<MenuEntry>> menu() {
		return this.contributions.orderedStream()
			.flatMap((contribution) -> contribution.entries().stream())
			.sorted(Comparator.comparingInt(MenuEntry::order))
			.collect(Collectors.groupingBy(MenuEntry::group, LinkedHashMap::new, Collectors.toList()));
	}

	@ModelAttribute("path")
	String path(HttpServletRequest request) {
		return request.getRequestURI();
	}

}

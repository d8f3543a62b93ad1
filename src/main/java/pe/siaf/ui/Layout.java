package pe.siaf.ui;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.ui.MenuContribution.MenuEntry;

/**
 * Gives every page what its frame shows: the process tree and the place in it. Runs after
 * the handler and only where a page is drawn, so neither the API nor a redirect pays for
 * it.
 */
@Component
class Layout implements HandlerInterceptor {

	private final ObjectProvider<MenuContribution> contributions;

	Layout(ObjectProvider<MenuContribution> contributions) {
		this.contributions = contributions;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page != null && drawsFrame(page) && request.getHeader("HX-Request") == null) {
			fill(page, request);
		}
	}

	void fill(ModelAndView page, HttpServletRequest request) {
		page.addObject("menu", menu());
		page.addObject("path", request.getRequestURI());
		page.addObject("once", UUID.randomUUID().toString());
		page.addObject("signedIn", request.getRemoteUser());
		page.addObject("readAt", OffsetDateTime.now(FiscalTime.LIMA));
		page.addObject("languageQuery", Query.of(request).without("idioma").toString());
	}

	private static boolean drawsFrame(ModelAndView page) {
		View view = page.getView();
		String name = page.getViewName();
		return view == null && name != null && !name.startsWith("redirect:") && !name.startsWith("forward:");
	}

	private Map<String, List<MenuEntry>> menu() {
		return this.contributions.orderedStream()
			.flatMap((contribution) -> contribution.entries().stream())
			.sorted(Comparator.comparingInt(MenuEntry::order))
			.collect(Collectors.groupingBy(MenuEntry::group, LinkedHashMap::new, Collectors.toList()));
	}

}

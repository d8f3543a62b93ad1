package pe.siaf.identity;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import pe.siaf.exchange.ImportKind;

/**
 * A way into the application: an address with a method, as {@code docs/security/doors.md}
 * writes it.
 *
 * @param route the address; what a variable may be stands in brackets where it is a
 * choice
 * @param method the method, or {@code ANY}
 * @param handler what answers, where it is a method of ours or the framework's
 */
record Door(String route, String method, @Nullable HandlerMethod handler) {

	private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::((?:[^{}]|\\{[^{}]*})+))?}");

	/** Answered by filters, so that no mapping lists them. */
	private static final List<Door> FILTERED = List.of(new Door("/login", "POST", null),
			new Door("/logout", "POST", null));

	/** What stands in the table. */
	String name() {
		return this.method + " " + this.route;
	}

	boolean isApi() {
		return this.route.startsWith("/api/");
	}

	/**
	 * Every way in that the application knows of itself, the tests' own handlers left
	 * out.
	 * @param context the application
	 * @return the doors by name
	 */
	static Map<String, Door> of(ApplicationContext context) {
		Map<String, Door> doors = new TreeMap<>();
		FILTERED.forEach((door) -> doors.put(door.name(), door));
		for (HandlerMapping mapping : context.getBeansOfType(HandlerMapping.class).values()) {
			of(mapping, kinds(context)).forEach((door) -> doors.put(door.name(), door));
		}
		return doors;
	}

	private static List<String> kinds(ApplicationContext context) {
		return context.getBeansOfType(ImportKind.class).values().stream().map(ImportKind::code).sorted().toList();
	}

	private static List<Door> of(HandlerMapping mapping, List<String> kinds) {
		List<Door> doors = new ArrayList<>();
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			methods.getHandlerMethods().forEach((info, handler) -> {
				if (!isOfTests(handler)) {
					doors.addAll(of(info, handler, kinds));
				}
			});
		}
		else if (mapping instanceof AbstractUrlHandlerMapping addresses) {
			addresses.getHandlerMap().keySet().forEach((route) -> doors.add(new Door(route, "GET", null)));
		}
		else if (!(mapping instanceof RouterFunctionMapping functions && functions.getRouterFunction() == null)) {
			throw new IllegalStateException("Doors that this test can't list: " + mapping);
		}
		return doors;
	}

	private static List<Door> of(RequestMappingInfo info, HandlerMethod handler, List<String> kinds) {
		Set<String> patterns = info.getPatternValues();
		Collection<String> methods = info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
		List<Door> doors = new ArrayList<>();
		for (String pattern : patterns) {
			for (String route : spelled(pattern, kinds)) {
				for (String method : methods.isEmpty() ? List.of("ANY") : methods) {
					doors.add(new Door(route, method, handler));
				}
			}
		}
		return doors;
	}

	/**
	 * A stage and a kind of import decide who may come in: each is a door of its own.
	 */
	private static List<String> spelled(String pattern, List<String> kinds) {
		Matcher variable = VARIABLE.matcher(pattern);
		List<String> routes = List.of("");
		int end = 0;
		while (variable.find()) {
			String before = pattern.substring(end, variable.start());
			List<String> values = isImport(pattern, variable.group(1)) ? kinds
					: values(variable.group(1), variable.group(2));
			routes = routes.stream()
				.flatMap((route) -> values.stream().map((value) -> route + before + value))
				.toList();
			end = variable.end();
		}
		String rest = pattern.substring(end);
		return routes.stream().map((route) -> route + rest).toList();
	}

	private static boolean isImport(String pattern, String variable) {
		return variable.equals("kind") && pattern.startsWith("/api/v1/imports/");
	}

	private static List<String> values(String name, @Nullable String regex) {
		if (regex == null || !regex.matches("[a-z-]+(\\|[a-z-]+)+")) {
			return List.of("{" + name + "}");
		}
		return name.equals("stage") ? List.of(regex.split("\\|")) : List.of("(" + regex.replace("|", ", ") + ")");
	}

	private static boolean isOfTests(HandlerMethod handler) {
		URL home = handler.getBeanType().getProtectionDomain().getCodeSource().getLocation();
		return home.getPath().contains("test-classes");
	}

}

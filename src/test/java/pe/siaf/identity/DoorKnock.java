package pe.siaf.identity;

import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;

/**
 * Tries a door: asks for it as a browser or a program would, with everything that it
 * needs to be understood and nothing that would have an effect.
 */
final class DoorKnock {

	private static final Pattern CHOICE = Pattern.compile("\\(([^,)]+)[^)]*\\)");

	/** What stands behind a variable where something exists there. */
	private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("{year}", "2026"),
			Map.entry("{unit}", APurchase.UNIT), Map.entry("{id}", "999999999"), Map.entry("{path}", "nada"),
			Map.entry("{secEjec}", APurchase.UNIT), Map.entry("{username}", "nadie"), Map.entry("{profile}", "0"),
			Map.entry("{token}", "0"), Map.entry("{session}", "0"), Map.entry("{code}", "0149"),
			Map.entry("{ubigeo}", "150000"), Map.entry("{kind}", "suppliers"), Map.entry("{name}", "nada.csv"),
			Map.entry("{ruc}", "20131370645"), Map.entry("{version}", "99999"), Map.entry("{part}", "cause"),
			Map.entry("{comment}", "0"), Map.entry("{grant}", "0"), Map.entry("{day}", "2026-01-05"),
			Map.entry("{phase}", "PROGRAMMING"), Map.entry("{process}", "multianual"), Map.entry("{grid}", "metas"),
			Map.entry("{item}", "B580100010002"), Map.entry("{kit}", "1"), Map.entry("{frame}", "0"),
			Map.entry("{ceiling}", "0"), Map.entry("{step}", "problema"), Map.entry("{pliego}", "09-096"),
			Map.entry("{need}", "0"), Map.entry("{subject}", APurchase.UNIT), Map.entry("{commitment}", "0"),
			Map.entry("{note}", "0000000999-0001"), Map.entry("{month}", "01"),
			Map.entry("{reassignment}", "0000099999"), Map.entry("{paper}", "0".repeat(64)),
			Map.entry("{contract}", "999999"), Map.entry("{signal}", "SPLIT"), Map.entry("{order}", "999999"),
			Map.entry("{reception}", "999999"), Map.entry("{advance}", "999999"), Map.entry("{rendering}", "999999"),
			Map.entry("{payroll}", "0000099999"), Map.entry("{forecast}", "0000099999"),
			Map.entry("{message}", "999999"), Map.entry("{system}", "SIGA"), Map.entry("{letter}", "999999"),
			Map.entry("{judgment}", "999999"), Map.entry("{record}", "0000000999"), Map.entry("{account}", "2103"),
			Map.entry("{statement}", "ef-1"), Map.entry("{purse}", "09-0"), Map.entry("{request}", "999999"),
			Map.entry("{batch}", "0000099999"), Map.entry("{reversion}", "0000099999"),
			Map.entry("{bankAccount}", "CUT"), Map.entry("{device}", "00000000-0000-0000-0000-000000000000"),
			Map.entry("{entry}", "999999999"), Map.entry("{yearlyTable}", "uit"), Map.entry("**", "liveness"));

	/** A year in which no import is taken. */
	private static final String NO_YEAR = "1990";

	private static final String REGISTRATION = """
			{"unit": "%s", "year": 2026, "lines": []}""".formatted(APurchase.UNIT);

	private final MockMvc mvc;

	private final APurchase.Papers papers;

	DoorKnock(MockMvc mvc, APurchase.Papers papers) {
		this.mvc = mvc;
		this.papers = papers;
	}

	/**
	 * Tries a door.
	 * @param door which
	 * @param visitor who, or {@code null} for nobody in particular
	 * @return the status, or 401 where a page leads to the sign-in
	 */
	int on(Door door, @Nullable Visitor visitor) throws Exception {
		var request = request(door);
		if (door.isApi()) {
			if (visitor != null) {
				request.header("Authorization", "Bearer " + visitor.token());
			}
		}
		else {
			request.with(SecurityMockMvcRequestPostProcessors.csrf());
			if (visitor != null) {
				request.cookie(visitor.session());
			}
		}
		var response = this.mvc.perform(request).andReturn().getResponse();
		String next = Objects.requireNonNullElse(response.getRedirectedUrl(), "");
		return next.endsWith("/login") ? 401 : response.getStatus();
	}

	private AbstractMockHttpServletRequestBuilder<?> request(Door door) {
		HttpMethod method = door.method().equals("ANY") ? HttpMethod.GET : HttpMethod.valueOf(door.method());
		HandlerMethod handler = door.handler();
		boolean file = handler != null
				&& List.of(handler.getMethod().getParameterTypes()).contains(MultipartFile.class);
		AbstractMockHttpServletRequestBuilder<?> request = file
				? MockMvcRequestBuilders.multipart(address(door))
					.file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[] { 'x' }))
				: MockMvcRequestBuilders.request(method, address(door));
		if (handler != null) {
			for (Parameter parameter : handler.getMethod().getParameters()) {
				RequestParam asked = parameter.getAnnotation(RequestParam.class);
				if (asked != null && asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
						&& parameter.getType() != MultipartFile.class
						&& !Map.class.isAssignableFrom(parameter.getType())) {
					request.param(parameter.getName(), value(parameter, door));
				}
			}
		}
		boolean body = handler != null && List.of(handler.getMethod().getParameters())
			.stream()
			.anyMatch((parameter) -> parameter.isAnnotationPresent(RequestBody.class));
		if ((door.isApi() || body) && method == HttpMethod.POST && !file) {
			request.contentType(MediaType.APPLICATION_JSON).content(door.route().contains("{") ? "{}" : REGISTRATION);
		}
		return request;
	}

	private static String value(Parameter parameter, Door door) {
		Object[] choices = parameter.getType().getEnumConstants();
		if (choices != null) {
			return choices[0].toString();
		}
		return switch (parameter.getName()) {
			case "kind" -> "siaf-export";
			case "year" -> door.route().matches(".*/(units/|access$|ceilings$).*") ? "2026" : NO_YEAR;
			case "unit" -> APurchase.UNIT;
			default -> "0";
		};
	}

	private String address(Door door) {
		String address = door.route();
		Matcher choice = CHOICE.matcher(address);
		if (choice.find()) {
			address = choice.replaceFirst(choice.group(1));
		}
		for (DocumentStage stage : DocumentStage.values()) {
			if (address.contains("/" + stage.slug() + "/") || address.contains("/" + stage.resource() + "/")) {
				address = address.replace("{document}", this.papers.documents().get(stage));
			}
		}
		address = address.replace("{number}", this.papers.file())
			.replace("{line}", this.papers.line())
			.replace("{secFunc}", this.papers.line().substring(0, 4));
		address = address.replace("/historia/{change}", "/historia/0")
			// the year that the demonstration programs
			.replace("/programacion/{year}", "/programacion/2027")
			.replace("/apertura/{year}", "/apertura/2027")
			.replace("/consolidado/{year}", "/consolidado/2027");
		for (Map.Entry<String, String> place : PLACES.entrySet()) {
			address = address.replace(place.getKey(), place.getValue());
		}
		return address;
	}

	/**
	 * Somebody with a session and a token.
	 *
	 * @param role under which role
	 * @param scope within which scope
	 * @param session the session's cookie
	 * @param token the API's token
	 */
	record Visitor(Role role, Scope scope, Cookie session, String token) {
	}

}

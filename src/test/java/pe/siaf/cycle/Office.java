package pe.siaf.cycle;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody at work: opens pages and sends forms as a browser would, under the own name.
 */
final class Office {

	private final MockMvcTester mvc;

	private final String username;

	Office(MockMvcTester mvc, String username) {
		this.mvc = mvc;
		this.username = username;
	}

	/**
	 * Opens a page.
	 * @param path where it is
	 * @return its text, entities resolved
	 */
	String opens(String path) {
		MvcTestResult page = this.mvc.get().uri(path).with(Signed.as(this.username)).exchange();
		assertThat(page).as(this.username + " opens " + path).hasStatusOk();
		return text(page);
	}

	/** A page that isn't there for this person. */
	void doesNotSee(String path) {
		assertThat(this.mvc.get().uri(path).with(Signed.as(this.username))).as(this.username + " opens " + path)
			.hasStatus(404);
	}

	/**
	 * Sends a form that is taken.
	 * @param path where it goes
	 * @param fields names and values in turns
	 * @return the page that it leads to
	 */
	String sends(String path, String... fields) {
		MvcTestResult answer = post(path, fields);
		String told = String.valueOf(answer.getMvcResult().getFlashMap().get("refusal"));
		assertThat(told).as(this.username + " sends " + path).isEqualTo("null");
		assertThat(answer.getResponse().getStatus()).as(this.username + " sends " + path + ": " + errors(answer))
			.isBetween(300, 399);
		return String.valueOf(answer.getResponse().getRedirectedUrl()).replaceFirst("\\?.*", "");
	}

	/**
	 * Sends a form that is refused.
	 * @return what the person is told
	 */
	String isRefused(String path, String... fields) {
		MvcTestResult answer = post(path, fields);
		Object told = answer.getMvcResult().getFlashMap().get("refusal");
		String text = (told != null) ? String.valueOf(told) : text(answer);
		assertThat(answer.getResponse().getStatus()).as(text).isNotEqualTo(500);
		return text;
	}

	private MvcTestResult post(String path, String... fields) {
		MockMvcTester.MockMvcRequestBuilder form = this.mvc.post().uri(path).with(Signed.as(this.username));
		for (int at = 0; at < fields.length; at += 2) {
			form.param(fields[at], fields[at + 1]);
		}
		return form.exchange();
	}

	/** Sends a form with a file. */
	String attaches(String path, String fileName, byte[] content, String... fields) {
		MockMvcTester.MockMultipartMvcRequestBuilder form = this.mvc.post()
			.uri(path)
			.multipart()
			.file(new MockMultipartFile("file", fileName, "application/octet-stream", content));
		form.with(Signed.as(this.username));
		for (int at = 0; at < fields.length; at += 2) {
			form.param(fields[at], fields[at + 1]);
		}
		MvcTestResult answer = form.exchange();
		assertThat(answer.getResponse().getStatus()).as(this.username + " attaches " + fileName + ": " + errors(answer))
			.isBetween(300, 399);
		return String.valueOf(answer.getResponse().getRedirectedUrl());
	}

	/** Writes a cell of a grid, as its script does. */
	void fills(String grid, String row, String column, String before, String after) {
		MvcTestResult answer = this.mvc.post()
			.uri(grid)
			.with(Signed.as(this.username))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"cells\": [{\"row\": \"%s\", \"column\": \"%s\", \"before\": \"%s\", \"after\": \"%s\"}]}"
				.formatted(row, column, before, after))
			.exchange();
		assertThat(answer).as(this.username + " fills " + row + ": " + text(answer)).hasStatusOk();
	}

	/** Sends a file in by the API. */
	void imports(String kind, int year, String unit, String file) {
		MockMvcTester.MockMultipartMvcRequestBuilder request = this.mvc.post()
			.uri("/api/v1/imports/" + kind)
			.multipart()
			.file(new MockMultipartFile("file", kind + ".csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
			.param("year", String.valueOf(year))
			.header("Authorization", "Bearer demo-" + this.username);
		if (!unit.isEmpty()) {
			request.param("unit", unit);
		}
		MvcTestResult answer = request.exchange();
		assertThat(answer).hasStatus(202);
		String location = String.valueOf(answer.getResponse().getHeader("Location"));
		assertThat(this.mvc.get().uri(location).header("Authorization", "Bearer demo-" + this.username)).bodyJson()
			.extractingPath("$.state")
			.isEqualTo("APPLIED");
	}

	/** All that a pattern's group finds on a page. */
	static List<String> all(String page, String pattern) {
		return Pattern.compile(pattern).matcher(page).results().map((found) -> found.group(1)).distinct().toList();
	}

	/** The first thing that a pattern's group finds on a page. */
	static String first(String page, String pattern) {
		return Pattern.compile(pattern)
			.matcher(page)
			.results()
			.map((MatchResult found) -> found.group(1))
			.findFirst()
			.orElseThrow(() -> new AssertionError(pattern + " is not on the page: " + page));
	}

	private static String errors(MvcTestResult answer) {
		return String.join(" · ", all(text(answer), "(?s)class=\"error\"[^>]*>(.*?)<"))
				+ all(text(answer), "(?s)class=\"notice bad[^\"]*\"[^>]*>(.*?)</div>");
	}

	private static String text(MvcTestResult answer) {
		try {
			return HtmlUtils.htmlUnescape(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The names and values of forms, in turns, from a map. */
	static String[] fields(Map<String, String> typed) {
		return typed.entrySet()
			.stream()
			.flatMap((one) -> List.of(one.getKey(), one.getValue()).stream())
			.toArray(String[]::new);
	}

}

package pe.siaf.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import pe.siaf.access.AccessFixture;
import pe.siaf.accounting.AChartRequest;
import pe.siaf.SiafTest;
import pe.siaf.browser.EveryPage.Page;
import pe.siaf.ceiling.CeilingFixture;
import pe.siaf.costing.ANeedsTable;
import pe.siaf.design.ADraft;
import pe.siaf.advance.AnAdvance;
import pe.siaf.contract.APurchaseOrder;
import pe.siaf.execution.APurchase;
import pe.siaf.payroll.APayroll;
import pe.siaf.reassignment.AReassignment;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.interchange.AMessage;
import pe.siaf.modification.NoteFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing on any page, in either language, keeps anybody out: axe finds no violation of
 * WCAG 2.2, levels A and AA. A page without an example here fails the build.
 */
@SiafTest
class AxeTests {

	private static final Path NEXT_CUT = Path.of("db", "demo", "cuts", "siaf-2025-10-24.csv");

	/** What is widest, and so scrolls or folds on a telephone. */
	private static final Set<String> WIDE = Set.of("/", "/presupuesto/lineas", "/consulta", "/programas/{code}",
			"/programas/{code}/marco-logico", "/programas/{code}/versiones/{version}/matriz", "/nacional",
			"/importaciones/{id}", "/usuarios/{username}", "/ejecucion/certificaciones/nueva",
			"/ejecucion/expedientes/{year}/{unit}/{number}");

	/**
	 * A page is judged as a person gets it: in the language asked for, with its status.
	 */
	private static final String JUDGE = """
			const done = arguments[arguments.length - 1];
			axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
			    rules: { 'color-contrast': { enabled: arguments[0] } } })
			  .then((found) => done(found.violations.map((rule) => rule.id + ': '
			    + rule.nodes.map((node) => node.target + ' (' + node.failureSummary.replace(/\\s+/g, ' ') + ')').join('; '))),
			    (failure) => done([String(failure)]));""";

	@LocalServerPort
	private int port;

	@Autowired
	private NoteFixture notes;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AChartRequest chart;

	@Autowired
	private APurchase purchase;

	@Autowired
	private AReassignment reassignment;

	@Autowired
	private APurchaseOrder order;

	@Autowired
	private AMessage message;

	@Autowired
	private AnAdvance advance;

	@Autowired
	private APayroll payroll;

	@Autowired
	private ADraft draft;

	@Autowired
	private AccessFixture access;

	@Autowired
	private CeilingFixture ceilings;

	@Autowired
	private ANeedsTable needs;

	@Autowired
	private pe.siaf.bank.ABatch batch;

	@Test
	void no_page_keeps_anybody_out_in_either_language() throws IOException {
		String waiting = imported(NEXT_CUT.getFileName().toString(), Files.readString(NEXT_CUT));
		List<Page> pages = Stream
			.of(EveryPage.reading(waiting, imported("recortado.csv", "year,sec_ejec\n2025,\n"), proof()),
					EveryPage.buying(this.purchase.inEveryState("7391")),
					EveryPage.chaining(this.reassignment.waiting("7392"),
							Stream.concat(this.order.pages().stream(), Stream.of(this.message.page())).toList(),
							List.of(this.advance.page(), this.advance.owedPage()), this.payroll.page("7394")),
					EveryPage.designing(this.draft.begin()), EveryPage.costing(this.needs.computed()),
					EveryPage.granting(this.access.anObjectedProposal("0149", 2025)),
					EveryPage.limiting(this.ceilings.pages()), EveryPage.programming(), EveryPage.opening(),
					EveryPage.deciding(), EveryPage.modifying(this.notes.aRequest()), EveryPage.earning(),
					EveryPage.keepingMoney(this.batch.page("7396")), EveryPage.accounting(this.chart.pages()))
			.flatMap(List::stream)
			.toList();
		Set<String> shown = pages.stream().map(Page::pattern).collect(Collectors.toCollection(TreeSet::new));
		assertThat(shown).as("the pages with an example here are the pages there are")
			.isEqualTo(EveryPage.patterns(this.mapping));
		List<Page> tables = pages.stream().filter((page) -> WIDE.contains(page.pattern())).toList();
		List<String> findings = Stream
			.of(new Visit("es", false, true, pages), new Visit("en", false, false, pages),
					new Visit("es", true, false, tables))
			.parallel()
			.flatMap((visit) -> judged(visit).stream())
			.toList();
		assertThat(findings).isEmpty();
	}

	/** A browser for each visit, so that both of a small machine's cores have work. */
	private List<String> judged(Visit visit) {
		Map<String, List<Page>> byPerson = visit.pages()
			.stream()
			.collect(Collectors.groupingBy(Page::username, LinkedHashMap::new, Collectors.toList()));
		List<String> findings = new ArrayList<>();
		try (Browser browser = Browser.open(this.port)) {
			browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", axe()));
			if (visit.onTelephone()) {
				browser.narrow();
			}
			byPerson.forEach((person, theirs) -> {
				browser.go("/login");
				if (!person.isEmpty()) {
					browser.signIn(person);
				}
				browser.speak(visit.language());
				theirs.forEach((page) -> findings.addAll(judged(browser, visit, page)));
			});
		}
		return findings;
	}

	private static List<String> judged(Browser browser, Visit visit, Page page) {
		browser.go(page.address());
		ChromeDriver driver = browser.driver();
		String at = visit.language() + " " + page.username() + " " + page.address() + " " + page.send() + " ";
		if (!page.send().isEmpty()) {
			if (driver.findElements(By.cssSelector(page.send())).isEmpty()) {
				return List.of(at + "has nothing to press");
			}
			browser.send(page.send());
		}
		List<String> findings = new ArrayList<>();
		if (page.send().isEmpty() && browser.status() != page.status()) {
			findings.add(at + "answered " + browser.status());
		}
		if (!visit.language().equals(driver.findElement(By.tagName("html")).getDomAttribute("lang"))) {
			findings.add(at + "speaks another language");
		}
		for (Object found : (List<?>) Objects.requireNonNull(driver.executeAsyncScript(JUDGE, visit.contrast()))) {
			findings.add(at + found);
		}
		return findings;
	}

	/** Hands a file in as the demo unit's budget office and waits for its verdict. */
	private String imported(String name, String csv) {
		String address = Objects.requireNonNull(this.mvc.post()
			.uri("/importaciones")
			.multipart()
			.file(new MockMultipartFile("file", name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("kind", "siaf-export")
			.param("year", "2025")
			.with(Signed.as("presupuesto.ue"))
			.exchange()
			.getResponse()
			.getRedirectedUrl());
		ImportAnswer.of(this.mvc, address.replace("/importaciones", "/api/v1/imports"), "presupuesto.ue");
		return address;
	}

	private String proof() {
		assertThat(this.mvc.post().uri("/api/v1/checks/ledger").header("Authorization", "Bearer demo-auditor"))
			.hasStatus2xxSuccessful();
		return "/control/prueba/" + this.jdbc.sql("select max(id) from ledger_proof").query(Long.class).single();
	}

	private static String axe() {
		try (InputStream script = AxeTests.class.getResourceAsStream("/axe.min.js")) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/**
	 * What one browser looks at.
	 *
	 * @param language of the pages
	 * @param onTelephone whether the window is as narrow as a telephone's
	 * @param contrast whether colours are judged: that takes three quarters of the time,
	 * and they don't depend on the language, so it is done once
	 * @param pages which
	 */
	private record Visit(String language, boolean onTelephone, boolean contrast, List<Page> pages) {
	}

}

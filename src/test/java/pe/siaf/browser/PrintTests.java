package pe.siaf.browser;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a page looks like on paper: without what only a screen needs, with who read it and
 * when, and with nothing cut at the edge of an A4.
 */
@SiafTest
class PrintTests {

	/** What is shown although no paper needs it. */
	private static final String NEEDLESS = """
			return Array.from(document.querySelectorAll('.top, .tree, .crumbs, .pager, nav, form, button, .btn, input, select, .help'))
			  .filter((part) => part.getClientRects().length > 0).map((part) => part.outerHTML.slice(0, 120));""";

	/** Tables wider than the paper leaves room for. */
	private static final String CUT = """
			const room = document.querySelector('main').getBoundingClientRect().right + 1;
			return Array.from(document.querySelectorAll('main table'))
			  .filter((table) => table.getBoundingClientRect().right > room).map((table) => table.className);""";

	/** An A4 between its margins, in CSS pixels. */
	private static final int UPRIGHT = 700;

	private static final int ACROSS = 1040;

	@LocalServerPort
	private int port;

	@Autowired
	private APurchase purchase;

	@Test
	void paper_shows_what_was_read_by_whom_and_when_and_nothing_else() {
		String file = this.purchase.inEveryState("7395").file();
		try (Browser browser = Browser.open(this.port)) {
			browser.signIn("auditor");
			for (String upright : List.of(file, "/nacional?year=2021", "/indicadores/ENDES-DC5?year=2025",
					"/presupuesto/pca?year=2025", "/control/prueba")) {
				isGoodOnPaper(browser, upright, UPRIGHT);
			}
			for (String across : List.of("/programas/0149/marco-logico?year=2025", "/programas/0149?year=2025",
					"/presupuesto/lineas?year=2025&by=category", "/alertas?year=2021")) {
				isGoodOnPaper(browser, across, ACROSS);
			}
		}
	}

	private static void isGoodOnPaper(Browser browser, String address, int width) {
		ChromeDriver driver = browser.driver();
		browser.go(address);
		driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
		driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
		assertThat(browser.text()).as(address).contains("Augusto Cárdenas Ríos · Auditor", "leído el");
		assertThat(found(driver, NEEDLESS)).as("needless on the paper of %s", address).isEmpty();
		assertThat(found(driver, CUT)).as("cut on the paper of %s", address).isEmpty();
		driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
	}

	private static List<?> found(ChromeDriver driver, String script) {
		return (List<?>) Objects.requireNonNull(driver.executeScript(script));
	}

}

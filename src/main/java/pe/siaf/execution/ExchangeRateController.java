package pe.siaf.execution;

import java.time.LocalDate;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.money.ExchangeRate;
import pe.siaf.ui.Paging;

/** The rates of exchange by day, with who published them. */
@Controller
class ExchangeRateController {

	private final JdbcClient jdbc;

	private final FormOptions options;

	private final CurrentProfile current;

	ExchangeRateController(JdbcClient jdbc, FormOptions options, CurrentProfile current) {
		this.jdbc = jdbc;
		this.options = options;
		this.current = current;
	}

	@GetMapping("/ejecucion/tipos-de-cambio")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "") String moneda, HttpServletRequest request, Model model) {
		long rows = this.jdbc.sql("select count(*) from exchange_rate where :currency = '' or currency = :currency")
			.param("currency", moneda)
			.query(Long.class)
			.single();
		Paging paging = Paging.of(request, Paging.SIZE, rows);
		model.addAttribute("currency", moneda);
		model.addAttribute("currencies", this.options.currencies());
		model.addAttribute("paging", paging);
		model.addAttribute("imports", this.current.get().may(Permission.CATALOGUE_IMPORT));
		model.addAttribute("rates", this.jdbc.sql("""
				select currency, day, buying, selling, source from exchange_rate
				where :currency = '' or currency = :currency order by day desc, currency offset :offset limit :limit""")
			.param("currency", moneda)
			.param("offset", paging.offset())
			.param("limit", paging.size())
			.query(Rate.class)
			.list());
		return "execution/rates";
	}

	/**
	 * A rate of a day.
	 *
	 * @param currency the currency
	 * @param day the day
	 * @param buying soles for one, to who sells it
	 * @param selling soles for one, to who buys it: what documents are reckoned with
	 * @param source who published it
	 */
	record Rate(String currency, LocalDate day, ExchangeRate buying, ExchangeRate selling, String source) {
	}

}

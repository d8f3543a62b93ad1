package pe.siaf.ui;

import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

/** Fails in every way, for {@link FailureTests}. */
@Controller
class FailingController {

	static final Rule REFUSED = () -> "WFL-001";

	@PreAuthorize("isAuthenticated()")
	@RequestMapping({ "/api/v1/fails/{how}", "/fails/{how}" })
	String fail(@PathVariable String how) {
		throw switch (how) {
			case "rule" -> new RuleViolation(REFUSED,
					Figures.of("available", Amount.of("20000.00"), "requested", Amount.of("25000.00")));
			case "missing" -> new NotFound("a certification");
			case "away" ->
				new DataAccessResourceFailureException("no answer", new SQLTransientConnectionException("no answer"));
			case "stale" -> new OptimisticLockingFailureException("version 3, found 4");
			default -> new IllegalStateException("the figures of our mistake");
		};
	}

	@PreAuthorize("hasAuthority('AUDIT_READ')")
	@RequestMapping({ "/api/v1/fails/forbidden", "/fails/forbidden" })
	String onlyForAuditors() {
		return "";
	}

	@PreAuthorize("isAuthenticated()")
	@RequestMapping("/api/v1/fails/year")
	@ResponseBody
	String year(@RequestParam int year) {
		return String.valueOf(year);
	}

	@PreAuthorize("isAuthenticated()")
	@PostMapping("/api/v1/fails/body")
	@ResponseBody
	String body(@RequestBody Sent sent) {
		return sent.toString();
	}

	record Sent(Amount amount, LocalDate date) {
	}

}

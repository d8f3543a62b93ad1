package pe.siaf.monitoring;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.TableExport.Format;
import pe.siaf.ui.TableExport;

/** Writes exactly what a drill-down shows, all its pages. */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class DrillExportController {

	private final BudgetExecutionQuery ledger;

	private final ImportFormat importFormat;

	private final UnitDirectory directory;

	private final CurrentProfile profile;

	private final MessageSource messages;

	DrillExportController(BudgetExecutionQuery ledger, ImportFormat importFormat, UnitDirectory directory,
			CurrentProfile profile, MessageSource messages) {
		this.ledger = ledger;
		this.importFormat = importFormat;
		this.directory = directory;
		this.profile = profile;
		this.messages = messages;
	}

	@GetMapping(LinesController.PATH + "/exportar")
	void lines(@RequestParam MultiValueMap<String, String> parameters, @RequestParam @Nullable String format,
			HttpServletResponse response) throws IOException {
		Profile asker = this.profile.get();
		int year = year(parameters, asker);
		DrillRequest asked = LinesController.ofUnit(parameters, year, this.directory.units(year, asker));
		List<String> units = asked.filters().getOrDefault(Dimension.UNIT, List.of());
		TableExport table = ("importacion".equals(format) && units.size() == 1)
				? this.importFormat.table(asked.whole(), units.get(0), asker) : table("lineas-" + year, asked, asker);
		table.send(Format.of(format), response);
	}

	@GetMapping(QueryController.PATH + "/exportar")
	void query(@RequestParam MultiValueMap<String, String> parameters, @RequestParam @Nullable String format,
			HttpServletResponse response) throws IOException {
		Profile asker = this.profile.get();
		DrillRequest asked = DrillRequest.of(parameters, year(parameters, asker), QueryController.START);
		table("consulta-" + asked.year(), asked, asker).send(Format.of(format), response);
	}

	private TableExport table(String name, DrillRequest asked, Profile asker) {
		Measure stage = asked.months();
		return (stage == null) ? ExecutionTable.screen(name, this.ledger.figures(asked.whole(), asker), this.messages)
				: ExecutionTable.months(name, this.ledger.months(asked.whole(), stage, asker), this.messages);
	}

	private int year(MultiValueMap<String, String> parameters, Profile asker) {
		List<Integer> years = this.directory.years(asker);
		if (years.isEmpty()) {
			throw new NotFound("lines to export");
		}
		return YearParameter.of(parameters, years);
	}

}

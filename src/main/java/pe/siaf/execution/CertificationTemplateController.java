package pe.siaf.execution;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.TableExport;

/**
 * A certification as a file to be filled anew and brought in again: its lines and what it
 * is for, without key, number and day of its paper. Amounts are in its currency; the rate
 * is that of the new paper's day.
 */
@Controller
class CertificationTemplateController {

	private static final List<String> TITLES = List.of("solicitud", "tipo_operacion", "tipo_documento",
			"numero_documento", "fecha_documento", "justificacion", "meta", "rubro", "tipo_recurso", "clasificador",
			"monto", "moneda");

	private final Records records;

	private final CurrentProfile current;

	CertificationTemplateController(Records records, CurrentProfile current) {
		this.records = records;
		this.current = current;
	}

	@GetMapping("/ejecucion/certificaciones/{year:\\d+}/{unit}/{document}/plantilla")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	void send(@PathVariable int year, @PathVariable String unit, @PathVariable String document,
			@RequestParam(defaultValue = "xlsx") String format, HttpServletResponse response) throws IOException {
		ExecutionRecord record = this.records
			.find(DocumentStage.CERTIFICATION, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound("certification " + unit + " " + document));
		Act first = this.records.acts(record).get(0);
		String currency = record.isForeign() ? record.currency() : "";
		Stream<List<@Nullable Object>> rows = this.records.told(record, first.id())
			.list()
			.stream()
			.map((line) -> Arrays.asList("", record.operationType(), first.documentType(), "", null,
					first.justification(), line.line().secFunc(), line.line().rubro(), line.line().resourceType(),
					line.line().item(), line.amount(), currency));
		new TableExport("plantilla-" + record.shown(), TITLES, rows).send(TableExport.Format.of(format), response);
	}

}

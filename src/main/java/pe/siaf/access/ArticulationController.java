package pe.siaf.access;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.access.Articulation.Executor;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport.Format;

/** The articulation matrix: products and activities by level of government. */
@Controller
@RequestMapping("/programas/{code}/articulacion")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class ArticulationController {

	private final Articulations articulations;

	private final Executors executors;

	private final ArticulationTable table;

	private final ProgramHead heads;

	private final CurrentProfile current;

	ArticulationController(Articulations articulations, Executors executors, ArticulationTable table, ProgramHead heads,
			CurrentProfile current) {
		this.articulations = articulations;
		this.executors = executors;
		this.table = table;
		this.heads = heads;
		this.current = current;
	}

	@GetMapping
	String show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year, Model model) {
		int fiscalYear = this.heads.put(code, year, model);
		model.addAttribute("levels", Articulation.LEVELS)
			.addAttribute("flaws", Articulation.Flaw.values())
			.addAttribute("matrix", this.articulations.of(code, fiscalYear, this.current.get()));
		return "access/articulation";
	}

	@GetMapping("/exportar")
	void export(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(required = false) @Nullable String format, Model model, HttpServletResponse response)
			throws IOException {
		int fiscalYear = this.heads.put(code, year, model);
		this.table
			.of("articulacion-" + code + "-" + fiscalYear, this.articulations.of(code, fiscalYear, this.current.get()))
			.send(Format.of(format), response);
	}

	/** The units of a cell; no level or node: of all. */
	@GetMapping("/unidades")
	String units(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "") String nodo, @RequestParam(defaultValue = "") String nivel,
			HttpServletRequest request, Model model) {
		int fiscalYear = this.heads.put(code, year, model);
		List<Executor> all = units(code, fiscalYear, nodo, nivel);
		Paging paging = Paging.of(request, Paging.SIZE, all.size());
		model.addAttribute("node", nodo)
			.addAttribute("nodes",
					this.articulations.of(code, fiscalYear, this.current.get())
						.rows()
						.stream()
						.filter((row) -> !row.isTotal())
						.toList())
			.addAttribute("level", nivel)
			.addAttribute("levels", Articulation.LEVELS)
			.addAttribute("open", this.articulations.isOpen(code, fiscalYear))
			.addAttribute("paging", paging)
			.addAttribute("total", all.stream().map(Executor::money).reduce(LevelMoney.NONE, LevelMoney::plus))
			.addAttribute("units", all.stream().skip(paging.offset()).limit(paging.size()).toList());
		return "access/executors";
	}

	@GetMapping("/unidades/exportar")
	void exportUnits(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "") String nodo, @RequestParam(defaultValue = "") String nivel,
			@RequestParam(required = false) @Nullable String format, Model model, HttpServletResponse response)
			throws IOException {
		int fiscalYear = this.heads.put(code, year, model);
		this.table.of("unidades-" + code + "-" + fiscalYear, units(code, fiscalYear, nodo, nivel))
			.send(Format.of(format), response);
	}

	private List<Executor> units(String code, int fiscalYear, String node, String level) {
		if (!level.isEmpty() && !Articulation.LEVELS.contains(level)) {
			throw new NotFound("level " + level);
		}
		return this.executors.of(code, fiscalYear, node, level, this.current.get());
	}

}

package pe.siaf.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/**
 * Every part of a design as an outline with forms: for what the grid doesn't hold, and
 * for whoever works without script.
 */
@Controller
@RequestMapping("/programas/{code}/versiones/{version:\\d+}")
class PartController {

	private static final List<Part> DIAGNOSIS = List.of(Part.PROBLEM, Part.POPULATION, Part.CAUSE, Part.EDGE, Part.PATH,
			Part.INTERVENTION, Part.EVIDENCE);

	private static final List<Part> OF_NODE = List.of(Part.MODEL, Part.ASSUMPTION, Part.VERIFICATION, Part.INDICATOR,
			Part.NODE_CAUSE, Part.NODE_INTERVENTION, Part.NODE_OBJECTIVE, Part.RESPONSIBLE, Part.TASK, Part.WEIGHT,
			Part.DEPENDENCY);

	private static final List<Part> OF_VERSION = List.of(Part.VERSION, Part.RESPONSIBLE, Part.SUFFICIENCY,
			Part.TYPOLOGY);

	private final Drafts drafts;

	private final DesignRows rows;

	private final PartSections sections;

	private final DesignEditor editor;

	private final ProgrammingCriterion criterion;

	private final CausalPicture picture;

	private final DesignChanges changes;

	private final Refusals refusals;

	private final CurrentProfile current;

	PartController(Drafts drafts, DesignRows rows, PartSections sections, DesignEditor editor,
			ProgrammingCriterion criterion, CausalPicture picture, DesignChanges changes, Refusals refusals,
			CurrentProfile current) {
		this.drafts = drafts;
		this.rows = rows;
		this.sections = sections;
		this.editor = editor;
		this.criterion = criterion;
		this.picture = picture;
		this.changes = changes;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping("/diagnostico")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String diagnosis(@PathVariable String code, @PathVariable int version,
			@RequestParam(defaultValue = "") String arbol, Model model) {
		Draft draft = fill(code, version, model);
		boolean objectives = arbol.equals("objetivos");
		model.addAttribute("objectives", objectives);
		model.addAttribute("picture", this.picture.of(draft.id(), objectives));
		model.addAttribute("head", this.changes.head(draft.id()));
		model.addAttribute("sections", this.sections.of(draft.id(), DIAGNOSIS));
		return "design/diagnosis";
	}

	@GetMapping("/equipo")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String team(@PathVariable String code, @PathVariable int version, Model model) {
		Draft draft = fill(code, version, model);
		model.addAttribute("sections", this.sections.of(draft.id(), OF_VERSION));
		return "design/team";
	}

	@GetMapping("/nodos/{id:\\d+}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String node(@PathVariable String code, @PathVariable int version, @PathVariable long id, Model model) {
		Draft draft = fill(code, version, model);
		ObjectNode node = row(draft, Part.NODE, id);
		model.addAttribute("node", DesignRows.texts(Part.NODE, node));
		model.addAttribute("level", node.path("level").asString());
		model.addAttribute("nodeId", id);
		model.addAttribute("target", this.criterion.of(draft.id(), id).orElse(null));
		model.addAttribute("sections", this.sections.under(draft.id(), Part.NODE, id,
				OF_NODE.stream().filter((part) -> fits(part, node.path("level").asString())).toList()));
		return "design/node";
	}

	/** Models and tasks belong to what is produced; causes to products. */
	private static boolean fits(Part part, String level) {
		return switch (part) {
			case MODEL, NODE_INTERVENTION -> level.equals("P") || level.equals("A");
			case NODE_CAUSE, WEIGHT, DEPENDENCY -> level.equals("P");
			case TASK -> level.equals("A");
			case NODE_OBJECTIVE -> !level.equals("A");
			default -> true;
		};
	}

	@GetMapping("/partes/{part}/nuevo")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String blank(@PathVariable String code, @PathVariable int version, @PathVariable String part,
			@RequestParam(required = false) @Nullable Long parent, @RequestParam(required = false) @Nullable Long node,
			Model model) {
		Draft draft = fill(code, version, model);
		Map<String, String> values = new LinkedHashMap<>();
		if (node != null) {
			values.put("node_id", String.valueOf(node));
		}
		form(draft, part(part), null, parent, values, Map.of(), model);
		return "design/part-form";
	}

	@GetMapping("/partes/{part}/{id:\\d+}")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String edit(@PathVariable String code, @PathVariable int version, @PathVariable String part, @PathVariable long id,
			Model model) {
		Draft draft = fill(code, version, model);
		Map<String, String> values = DesignRows.texts(part(part), row(draft, part(part), id));
		form(draft, part(part), id, null, values, values, model);
		return "design/part-form";
	}

	@PostMapping("/partes/{part}")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	Object save(@PathVariable String code, @PathVariable int version, @PathVariable String part,
			@RequestParam(required = false) @Nullable Long id, @RequestParam(required = false) @Nullable Long parent,
			@RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
		Draft draft = fill(code, version, model);
		Part kind = part(part);
		Map<String, String> values = new LinkedHashMap<>();
		Map<String, String> known = new LinkedHashMap<>();
		kind.fields().stream().filter(Field::isTyped).forEach((field) -> {
			values.put(field.name(), typed.getOrDefault(field.name(), ""));
			known.put(field.name(), typed.getOrDefault("before." + field.name(), ""));
		});
		try {
			this.editor.apply(draft.id(), edits(kind, id, parent, values, known), this.current.get());
		}
		catch (RuleViolation refused) {
			form(draft, kind, id, parent, values, known, model);
			model.addAttribute("refused", this.refusals.view(refused));
			model.addAttribute("now", (refused instanceof EditConflict) ? refused.figures().get("current") : null);
			return new ModelAndView("design/part-form", model.asMap(),
					(refused instanceof EditConflict) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
		}
		next.addFlashAttribute("notice", "design.partSaved");
		return "redirect:" + page(draft, kind, id, parent, values);
	}

	private static List<Edit> edits(Part part, @Nullable Long id, @Nullable Long parent, Map<String, String> values,
			Map<String, String> known) {
		if (id == null) {
			return List.of(Edit.add(part, parent, values));
		}
		List<Edit> edits = new ArrayList<>();
		part.fields()
			.stream()
			.filter((field) -> !FieldText.same(field, values.get(field.name()), known.get(field.name())))
			.forEach((field) -> edits.add(Edit.set(part, id, field.name(), known.getOrDefault(field.name(), ""),
					values.getOrDefault(field.name(), ""))));
		return edits;
	}

	@PostMapping("/partes/{part}/{id:\\d+}/quitar")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String remove(@PathVariable String code, @PathVariable int version, @PathVariable String part,
			@PathVariable long id, RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		ObjectNode row = row(draft, part(part), id);
		String back = page(draft, part(part), null, above(part(part), row), DesignRows.texts(part(part), row));
		this.editor.apply(draft.id(), List.of(Edit.remove(part(part), id)), this.current.get());
		next.addFlashAttribute("notice", "design.partRemoved");
		return "redirect:" + back;
	}

	@PostMapping("/historia/{change:\\d+}/deshacer")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String undo(@PathVariable String code, @PathVariable int version, @PathVariable long change,
			RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		this.editor.apply(draft.id(), List.of(Edit.undo(change)), this.current.get());
		next.addFlashAttribute("notice", "design.undone");
		return "redirect:" + draft.page() + "/historia";
	}

	private static @Nullable Long above(Part part, ObjectNode row) {
		return (part.parent() == Part.VERSION) ? null : row.path(part.parentColumn()).asLong();
	}

	private Draft fill(String code, int version, Model model) {
		Draft draft = this.drafts.get(code, version);
		model.addAttribute("draft", draft);
		model.addAttribute("writes", draft.isOpen() && Drafts.mayWrite(code, this.current.get()));
		return draft;
	}

	private void form(Draft draft, Part part, @Nullable Long id, @Nullable Long parent, Map<String, String> values,
			Map<String, String> known, Model model) {
		Map<String, Map<String, String>> choices = new LinkedHashMap<>();
		part.fields()
			.stream()
			.filter(Field::isReference)
			.forEach((field) -> choices.put(field.name(), this.sections.choices(draft.id(), field)));
		model.addAttribute("part", part.name());
		model.addAttribute("slug", part.slug());
		model.addAttribute("fields", part.fields().stream().filter(Field::isTyped).toList());
		model.addAttribute("rowId", id);
		model.addAttribute("parent", parent);
		model.addAttribute("values", values);
		model.addAttribute("known", known);
		model.addAttribute("choices", choices);
		model.addAttribute("back", page(draft, part, id, parent, values));
	}

	/** The page on which a row is seen. */
	private String page(Draft draft, Part part, @Nullable Long id, @Nullable Long parent, Map<String, String> values) {
		if (part == Part.NODE && id != null) {
			return draft.page() + "/nodos/" + id;
		}
		if (part == Part.RESPONSIBLE && !values.getOrDefault("node_id", "").isBlank()) {
			return draft.page() + "/nodos/" + values.get("node_id");
		}
		if (part.parent() == Part.NODE) {
			Long node = (parent != null) ? parent
					: this.rows.find(part, (id != null) ? id : 0)
						.map((row) -> row.path(part.parentColumn()).asLong())
						.orElse(null);
			return (node != null) ? draft.page() + "/nodos/" + node : draft.page() + "/matriz";
		}
		return draft.page() + (OF_VERSION.contains(part) ? "/equipo" : "/diagnostico");
	}

	private ObjectNode row(Draft draft, Part part, long id) {
		return this.rows.find(part, id)
			.filter((row) -> this.rows.versionOf(part, id).filter((owner) -> owner == draft.id()).isPresent())
			.orElseThrow(() -> new NotFound(part + " " + id));
	}

	private static Part part(String slug) {
		return Part.of(slug).orElseThrow(() -> new NotFound("part " + slug));
	}

}

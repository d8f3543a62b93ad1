package pe.siaf.ceiling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;

/** Macro frames: listed, written, published, two beside each other. */
@Controller
@RequestMapping("/marco")
class FrameController {

	private static final String PAGE = "ceiling/frame";

	private static final String NEW = "ceiling/frame-new";

	private static final String FRAME = "redirect:/marco/{frame}";

	private final MacroFrames frames;

	private final CurrentProfile current;

	FrameController(MacroFrames frames, CurrentProfile current) {
		this.frames = frames;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String list(Model model) {
		model.addAttribute("frames", this.frames.list(!decides())).addAttribute("decides", decides());
		return "ceiling/frames";
	}

	@GetMapping("/nuevo")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String open(@RequestParam(required = false) @Nullable Long con, Model model) {
		int year = LocalDate.now(FiscalTime.LIMA).getYear() + 1;
		FrameForm form = (con != null) ? again(this.frames.get(con, this.current.get())) : FrameForm.of(year);
		model.addAttribute("frameForm", form).addAttribute("frames", this.frames.list(false));
		return NEW;
	}

	private static FrameForm again(MacroFrame frame) {
		return new FrameForm(frame.fiscalYear(), frame.scenario(), frame.name(), frame.norm(), frame.id());
	}

	@PostMapping("/nuevo")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String open(@Valid @ModelAttribute FrameForm frameForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			frameForm.check(errors);
		}
		if (errors.hasErrors()) {
			model.addAttribute("frames", this.frames.list(false));
			return NEW;
		}
		long id = this.frames.open(frameForm, false, this.current.get());
		next.addFlashAttribute("notice", "frame.opened").addAttribute("frame", id);
		return FRAME;
	}

	@GetMapping("/{frame:\\d+}")
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String show(@PathVariable("frame") long id, Model model) {
		MacroFrame frame = this.frames.get(id, this.current.get());
		List<MacroVariable> variables = this.frames.variables(frame.fiscalYear());
		put(frame, FrameTable.of(frame, variables, this.frames.values(id)), model);
		return PAGE;
	}

	@PostMapping("/{frame:\\d+}")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String write(@PathVariable("frame") long id, @RequestParam(defaultValue = "0") int lockVersion,
			@RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
		Profile actor = this.current.get();
		MacroFrame frame = this.frames.get(id, actor);
		FrameTable table = FrameTable.typed(frame, this.frames.variables(frame.fiscalYear()), typed);
		if (table.faulty()) {
			put(frame, table, model);
			return PAGE;
		}
		this.frames.write(id, lockVersion, table.values(), actor);
		next.addFlashAttribute("notice", "frame.saved");
		return FRAME;
	}

	@PostMapping("/{frame:\\d+}/actos")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String move(@PathVariable("frame") long id, @RequestParam String action, RedirectAttributes next) {
		this.frames.move(id, action, this.current.get());
		next.addFlashAttribute("notice", "frame.moved." + action);
		return action.equals("discard") ? "redirect:/marco" : FRAME;
	}

	@GetMapping("/comparar")
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String compare(@RequestParam(required = false) @Nullable Long uno,
			@RequestParam(required = false) @Nullable Long otro, Model model) {
		Profile reader = this.current.get();
		List<MacroFrame> all = this.frames.list(!decides());
		model.addAttribute("frames", all);
		if (all.isEmpty()) {
			return "ceiling/frame-compare";
		}
		MacroFrame first = (uno != null) ? this.frames.get(uno, reader) : all.get(0);
		MacroFrame second = (otro != null) ? this.frames.get(otro, reader) : all.get(all.size() - 1);
		model.addAttribute("first", first)
			.addAttribute("second", second)
			.addAttribute("comparison", FrameComparison.of(first, this.frames.values(first.id()), second,
					this.frames.values(second.id()), this.frames.variables(first.fiscalYear())));
		return "ceiling/frame-compare";
	}

	private void put(MacroFrame frame, FrameTable table, Model model) {
		model.addAttribute("macroFrame", frame)
			.addAttribute("table", table)
			.addAttribute("steps", this.frames.history(frame.id()))
			.addAttribute("edits", frame.isDraft() && decides());
	}

	private boolean decides() {
		return this.current.get().may(Permission.FRAME_DECIDE);
	}

}

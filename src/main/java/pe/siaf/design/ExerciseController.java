package pe.siaf.design;

import java.util.List;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.design.Exercises.Progress;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;

/** Training mode: the exercises of somebody who designs a program, and one attempt. */
@Controller
class ExerciseController {

	private final Exercises exercises;

	private final Drafts drafts;

	private final CurrentProfile current;

	ExerciseController(Exercises exercises, Drafts drafts, CurrentProfile current) {
		this.exercises = exercises;
		this.drafts = drafts;
		this.current = current;
	}

	@GetMapping("/programas/{code:\\d{4}}/ejercicios")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String list(@PathVariable String code, Model model) {
		requireDesigner(code);
		model.addAttribute("program", code);
		List<Progress> exercises = this.exercises.of(this.current.get().username());
		model.addAttribute("exercises", exercises);
		model.addAttribute("done", exercises.stream().filter((each) -> each.solvedAt() != null).count());
		return "design/exercises";
	}

	@PostMapping("/programas/{code:\\d{4}}/ejercicios")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String begin(@PathVariable String code, @RequestParam String exercise, RedirectAttributes next) {
		requireDesigner(code);
		Draft draft = this.exercises.begin(code, Exercise.of(exercise).orElseThrow(NotFound::new), this.current.get());
		next.addFlashAttribute("notice", "exercise.begun");
		return "redirect:" + draft.page() + "/ejercicio";
	}

	/** Only programs with a matrix: the others' checks don't speak of one. */
	private void requireDesigner(String program) {
		if (!Drafts.mayWrite(program, this.current.get())
				|| this.drafts.of(program).stream().noneMatch(Draft::hasLogframe)) {
			throw new NotFound("program " + program);
		}
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}/ejercicio")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @PathVariable int version, Model model) {
		Draft draft = this.drafts.get(code, version);
		Exercise exercise = of(draft);
		model.addAttribute("draft", draft);
		model.addAttribute("exercise", exercise);
		model.addAttribute("open", this.exercises.open(draft, exercise));
		model.addAttribute("writes", draft.isOpen() && Drafts.mayWrite(code, this.current.get()));
		model.addAttribute("solvedAt", this.exercises.of(this.current.get().username(), exercise).solvedAt());
		return "design/exercise";
	}

	@PostMapping("/programas/{code}/versiones/{version:\\d+}/ejercicio")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String check(@PathVariable String code, @PathVariable int version, RedirectAttributes next) {
		Draft draft = this.drafts.get(code, version);
		boolean solved = this.exercises.check(draft, of(draft), this.current.get());
		next.addFlashAttribute("notice", solved ? "exercise.solved" : "exercise.unsolved");
		return "redirect:" + draft.page() + "/ejercicio";
	}

	private static Exercise of(Draft draft) {
		String exercise = draft.exercise();
		if (exercise == null) {
			throw new NotFound("exercise");
		}
		return Exercise.of(exercise).orElseThrow(NotFound::new);
	}

}

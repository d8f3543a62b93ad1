package pe.siaf.classifier;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

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

/** A year's holidays: everybody reads them, the administrator keeps them. */
@Controller
@RequestMapping("/feriados")
class HolidayController {

	private static final String PAGE = "classifier/holidays";

	private static final String LIST = "redirect:/feriados";

	private final Holidays holidays;

	private final Catalogues catalogues;

	HolidayController(Holidays holidays, Catalogues catalogues) {
		this.holidays = holidays;
		this.catalogues = catalogues;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@RequestParam(required = false) @Nullable Integer year, Model model) {
		put((year != null) ? year : this.catalogues.presentYear(), model);
		model.addAttribute("holidayForm", HolidayForm.blank());
		return PAGE;
	}

	@PostMapping
	@PreAuthorize("hasAuthority('HOLIDAY_KEEP')")
	String add(@RequestParam(required = false) @Nullable Integer year, @Valid @ModelAttribute HolidayForm holidayForm,
			BindingResult errors, Model model, RedirectAttributes next) {
		holidayForm.check(errors);
		if (!errors.hasErrors()) {
			LocalDate day = Objects.requireNonNull(holidayForm.day());
			if (this.holidays.add(day, Objects.requireNonNull(holidayForm.name()).strip())) {
				next.addFlashAttribute("notice", "holiday.added").addAttribute("year", day.getYear());
				return LIST;
			}
			errors.rejectValue("day", "holiday.day.once");
		}
		put((year != null) ? year : this.catalogues.presentYear(), model);
		return PAGE;
	}

	@PostMapping("/{day}/retiro")
	@PreAuthorize("hasAuthority('HOLIDAY_KEEP')")
	String remove(@PathVariable LocalDate day, RedirectAttributes next) {
		this.holidays.remove(day);
		next.addFlashAttribute("notice", "holiday.removed").addAttribute("year", day.getYear());
		return LIST;
	}

	private void put(int year, Model model) {
		TreeSet<Integer> years = new TreeSet<>(this.catalogues.years());
		years.addAll(this.holidays.years());
		years.add(year);
		model.addAttribute("year", year)
			.addAttribute("years", List.copyOf(years.descendingSet()))
			.addAttribute("holidays", this.holidays.of(year));
	}

}

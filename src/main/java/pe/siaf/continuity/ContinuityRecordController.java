package pe.siaf.continuity;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Paging;

/**
 * What was registered offline in the units that one sees, and with which browsers: for
 * heads and auditors. Who keeps a unit's browsers revokes them, and lets go of what
 * people left behind who aren't there any more.
 */
@Controller
@RequestMapping("/continuidad")
class ContinuityRecordController {

	private static final List<String> RESULTS = List.of("OPEN", "TAKEN", "MENDED", "REFUSED", "WAITING", "DISCARDED");

	private final EntryStore store;

	private final Browsers browsers;

	private final EntryReplay replay;

	private final CurrentProfile current;

	ContinuityRecordController(EntryStore store, Browsers browsers, EntryReplay replay, CurrentProfile current) {
		this.store = store;
		this.browsers = browsers;
		this.replay = replay;
		this.current = current;
	}

	@GetMapping("/registros")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String entries(@RequestParam(defaultValue = "") String estado, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Paging paging = Paging.of(request, Paging.SIZE, this.store.count(estado, profile));
		model.addAttribute("asked", estado)
			.addAttribute("results", RESULTS)
			.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.CONTINUITY_KEEP))
			.addAttribute("entries", this.store.list(estado, profile, paging.offset(), paging.size()));
		return "continuity/entries";
	}

	@PostMapping("/registros/{entry:\\d{1,18}}/descarte")
	@PreAuthorize("hasAuthority('CONTINUITY_KEEP')")
	String discard(@PathVariable long entry, @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
		this.replay.discard(entry, reason, this.current.get(), true);
		next.addFlashAttribute("notice", "continuity.discarded");
		return "redirect:/continuidad/registros";
	}

	@GetMapping("/navegadores")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String browsers(HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Paging paging = Paging.of(request, Paging.SIZE, this.browsers.count(profile));
		model.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.CONTINUITY_KEEP))
			.addAttribute("browsers", this.browsers.list(profile, paging.offset(), paging.size()));
		return "continuity/browsers";
	}

	@PostMapping("/navegadores/{device}/retiro")
	@PreAuthorize("hasAuthority('CONTINUITY_KEEP')")
	String revoke(@PathVariable UUID device, RedirectAttributes next) {
		this.browsers.revoke(device, this.current.get());
		next.addFlashAttribute("notice", "continuity.browser.gone");
		return "redirect:/continuidad/navegadores";
	}

}

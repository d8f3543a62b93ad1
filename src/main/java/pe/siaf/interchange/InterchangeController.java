package pe.siaf.interchange;

import java.util.Set;

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

import pe.siaf.exchange.RemoteSystems;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.interchange.Messages.Filter;
import pe.siaf.ui.Paging;

/** The page of interfaces: what both sides keep, vouchers asked about, and messages. */
@Controller
@RequestMapping("/interfaces")
class InterchangeController {

	private static final String ONE = "/mensajes/{unit:\\d{6}}/{message:\\d+}";

	private final Messages messages;

	private final Exchanges exchanges;

	private final Reconciliations reconciliations;

	private final VoucherQuestions vouchers;

	private final RemoteSystems calls;

	private final CurrentProfile current;

	InterchangeController(Messages messages, Exchanges exchanges, Reconciliations reconciliations,
			VoucherQuestions vouchers, RemoteSystems calls, CurrentProfile current) {
		this.messages = messages;
		this.exchanges = exchanges;
		this.reconciliations = reconciliations;
		this.vouchers = vouchers;
		this.calls = calls;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "") String sistema, @RequestParam(defaultValue = "") String estado,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		Filter filter = new Filter(sistema, estado);
		Paging paging = Paging.of(request, Paging.SIZE, this.messages.count(filter, profile));
		model.addAttribute("filter", filter)
			.addAttribute("systems", OtherSystem.values())
			.addAttribute("connected", fetches(profile) ? this.exchanges.connected() : Set.of())
			.addAttribute("calls", this.calls.called())
			.addAttribute("comparisons", this.reconciliations.last(profile))
			.addAttribute("vouchers", this.vouchers.concerning(profile))
			.addAttribute("paging", paging)
			.addAttribute("messages", this.messages.list(filter, profile, paging.offset(), paging.size()));
		return "interchange/messages";
	}

	private static boolean fetches(Profile profile) {
		return profile.may(Permission.CERTIFICATION_PREPARE) && profile.scope().kind() == Scope.Kind.UE;
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String unit, @PathVariable long message, Model model) {
		Profile profile = this.current.get();
		model.addAttribute("one", this.messages.get(unit, message, profile)).addAttribute("retries", fetches(profile));
		return "interchange/message";
	}

	@PostMapping("/{system:SIGA|SEACE|AIRHSP}/recibir")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String fetch(@PathVariable OtherSystem system, RedirectAttributes next) {
		int taken = this.exchanges.fetch(system, this.current.get());
		next.addFlashAttribute("notice", "interchange.fetched");
		next.addFlashAttribute("noticeArguments", new Object[] { system.name(), taken });
		return "redirect:/interfaces";
	}

	@PostMapping(ONE + "/reintento")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String retry(@PathVariable String unit, @PathVariable long message, RedirectAttributes next) {
		Profile actor = this.current.get();
		Message one = this.messages.get(unit, message, actor);
		this.messages.retry(one, actor);
		next.addFlashAttribute("notice", "interchange.retried");
		next.addFlashAttribute("noticeArguments", new Object[] { one.messageId() });
		return "redirect:" + one.page();
	}

}

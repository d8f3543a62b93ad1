package pe.siaf.execution;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;

/** The register of suppliers, and what each is owed and was paid. */
@Controller
@RequestMapping("/proveedores")
class SupplierController {

	private final Suppliers suppliers;

	private final CurrentProfile current;

	SupplierController(Suppliers suppliers, CurrentProfile current) {
		this.suppliers = suppliers;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.suppliers.count(q));
		model.addAttribute("words", q.strip());
		model.addAttribute("paging", paging);
		model.addAttribute("suppliers", this.suppliers.search(q, paging.offset(), paging.size()));
		return "execution/suppliers";
	}

	@GetMapping("/{ruc}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String ruc, Model model) {
		model.addAttribute("supplier", this.suppliers.find(ruc).orElseThrow(() -> new NotFound("supplier " + ruc)));
		model.addAttribute("documents", this.suppliers.documents(ruc, this.current.get()));
		return "execution/supplier";
	}

}

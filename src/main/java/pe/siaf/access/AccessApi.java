package pe.siaf.access;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;

/** What a unit may do on the chains of programs. */
@RestController
@Tag(name = "Access")
@RequestMapping("/api/v1/access")
class AccessApi {

	private final AccessGrants grants;

	private final CurrentProfile current;

	AccessApi(AccessGrants grants, CurrentProfile current) {
		this.grants = grants;
		this.current = current;
	}

	@Operation(summary = "Effective grants of a unit by node and operation",
			description = """
					`decision` is OPEN where the program grants nothing this year (then nothing is gated), GRANTED, WITHDRAWN (new
					certifications answer CRT-003, existing chains finish) or NONE (GRT-001). `shareRole` says how the unit takes part.""")
	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<AccessGrants.Effective> effective(@RequestParam String unit, @RequestParam int year) {
		if (!this.grants.seesUnit(year, unit, this.current.get())) {
			throw new NotFound("unit " + unit);
		}
		return this.grants.effective(year, unit);
	}

}

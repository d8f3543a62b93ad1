package pe.siaf.exchange;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;

/** What pages and API ask before they take a file. */
final class ImportAccess {

	/** Whoever may import something, or audit. */
	static final String ANY = "hasAnyAuthority('LINES_IMPORT','CATALOGUE_IMPORT','INDICATOR_IMPORT','PROGRAM_IMPORT','ACCESS_IMPORT','PUBLISHED_IMPORT','NEEDS_EDIT','ACCRUALS_IMPORT','PAYROLL_PREPARE','REVENUE_PREPARE','RECEPTION_KEEP','CALENDAR_DECIDE','AUDIT_READ')";

	private ImportAccess() {
	}

	static void check(Imports imports, String kind, Profile profile, int year) {
		ImportKind known = imports.kinds().get(kind);
		if (known == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no kind of import called " + kind);
		}
		if (!known.isOpenTo(profile)) {
			throw new AccessDeniedException("Imports of " + kind + " need " + known.permission());
		}
		if (year < 2000 || year > 2100) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The year is not a fiscal year: " + year);
		}
	}

	/**
	 * Whether a profile may apply or discard what was shown: whoever sent it, for a
	 * unit's file their colleagues, and who has the whole country.
	 */
	static boolean mayDecide(ImportKind kind, Imported imported, Profile profile) {
		boolean own = imported.username().equals(profile.username()) && imported.profile().equals(profile.label());
		return kind.isOpenTo(profile) && (own || kind.perUnit() || profile.scope().kind() == Scope.Kind.NATIONAL);
	}

	/** A unit as six digits, or null where none was given. */
	static @Nullable String unit(@Nullable String unit) {
		if (unit == null || unit.isBlank()) {
			return null;
		}
		String digits = unit.strip();
		if (!digits.matches("\\d{1,6}")) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The unit is not a sec_ejec: " + digits);
		}
		return "0".repeat(6 - digits.length()) + digits;
	}

	static String name(MultipartFile file) {
		String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replace('\\', '/').strip();
		name = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "");
		return name.isEmpty() ? "archivo" : name.substring(0, Math.min(name.length(), 200));
	}

}

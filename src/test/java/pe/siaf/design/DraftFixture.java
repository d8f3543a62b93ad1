package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/**
 * Programs of a test's own, with codes that nobody else uses, and the people who design
 * them.
 */
@Component
class DraftFixture {

	private static final AtomicInteger FRESH = new AtomicInteger(800);

	private final Drafts drafts;

	private final DesignEditor editor;

	DraftFixture(Drafts drafts, DesignEditor editor) {
		this.drafts = drafts;
		this.editor = editor;
	}

	Profile rector() {
		return person("rector.mef", "María Salas", Role.RECTOR_BUDGET, Scope.national());
	}

	Profile analyst() {
		return person("analista.mef", "Jorge Paz", Role.MEF_ANALYST, Scope.national());
	}

	Profile responsible(Draft draft) {
		return person("responsable.pp", "Patricia Rojas", Role.PROGRAM_RESPONSIBLE,
				new Scope(Scope.Kind.PROGRAM, draft.program()));
	}

	Profile coordinator(Draft draft) {
		return person("coordinadora.pp", "Elena Quispe", Role.ME_COORD, new Scope(Scope.Kind.PROGRAM, draft.program()));
	}

	private static Profile person(String username, String name, Role role, Scope scope) {
		return new Profile(0, username, name, role, scope, true);
	}

	/** An empty program. */
	Draft program() {
		return this.drafts.open("%04d".formatted(FRESH.getAndIncrement()), "PROGRAMA DE PRUEBA", "PP", rector());
	}

	/** A program that is there. */
	Draft program(String code) {
		return this.drafts.of(code).get(0);
	}

	/** Adds a row; tells its key. */
	long add(Draft draft, Part part, Long parent, String... values) {
		return edit(draft, Edit.add(part, parent, DesignEditor.values(values)));
	}

	long edit(Draft draft, Edit edit) {
		return this.editor.apply(draft.id(), List.of(edit), responsible(draft)).get(0).id();
	}

	/** A program with a final and a specific result, a product and an activity. */
	Chain chain() {
		Draft draft = program();
		long end = add(draft, Part.NODE, null, "level", "FR", "text", "Niños sanos");
		long result = add(draft, Part.NODE, end, "level", "SR", "text", "Menos niños con anemia");
		long product = add(draft, Part.NODE, result, "level", "P", "text", "Niños suplementados");
		long activity = add(draft, Part.NODE, product, "level", "A", "text", "Entregar suplementos");
		return new Chain(draft, end, result, product, activity);
	}

	record Chain(Draft draft, long end, long result, long product, long activity) {

		Map<String, Long> byLevel() {
			return Map.of("FR", this.end, "SR", this.result, "P", this.product, "A", this.activity);
		}

	}

}

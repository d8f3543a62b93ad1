package pe.siaf.design;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.design.Exercises.Progress;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An exercise begins unsolved, is solved by what it asks for, and by nothing easier; the
 * checks say so, and who solved it keeps that.
 */
@SiafTest
class ExercisesTests {

	@Autowired
	private Exercises exercises;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftFixture given;

	@Autowired
	private DesignRows rows;

	@Autowired
	private DesignEditor editor;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@EnumSource(Exercise.class)
	void it_begins_with_its_own_faults(Exercise exercise) {
		Attempt attempt = begin(exercise);

		assertThat(open(attempt)).isEqualTo(switch (exercise) {
			case GRAPH -> Set.of("DSN-010");
			case EVIDENCE -> Set.of("DSN-011", "DSN-012");
			case INTERVENTIONS -> Set.of("DSN-013", "DSN-014");
			case VERTICAL -> Set.of("DSN-020", "DSN-021", "DSN-040");
			case SUFFICIENCY -> Set.of("DSN-042");
			case VERIFICATION -> Set.of("DSN-032");
			case INDICATORS -> Set.of("DSN-030", "DSN-053");
			case ASSUMPTIONS -> Set.of("DSN-022", "DSN-041");
			case PERSONS -> Set.of("DSN-055");
			case OPERATION -> Set.of("DSN-023");
			case WHOLE -> Set.of("DSN-010", "DSN-020", "DSN-021");
		});
		assertThat(this.exercises.check(attempt.draft(), exercise, attempt.person())).isFalse();
		assertThat(progress(attempt).solvedAt()).isNull();
	}

	@ParameterizedTest
	@EnumSource(Exercise.class)
	void a_fault_names_a_row_that_is_there(Exercise exercise) {
		DesignDocument sound = new PracticeDesign(JsonMapper.builder().build()).of("0000", Exercise.SUFFICIENCY);
		Stream<Fault> named = exercise.faults().stream().filter((fault) -> fault.place() != null);

		assertThat(named.filter((fault) -> fault.part() != Part.SUFFICIENCY))
			.allMatch((fault) -> sound.rows(fault.part()).stream().anyMatch(fault::hits));
	}

	@ParameterizedTest
	@EnumSource(Exercise.class)
	void the_right_edit_solves_it_and_the_person_keeps_that(Exercise exercise) {
		Attempt attempt = begin(exercise);

		ExerciseSolutions.MENDED.get(exercise).accept(attempt);

		assertThat(open(attempt)).isEmpty();
		assertThat(this.exercises.check(attempt.draft(), exercise, attempt.person())).isTrue();
		assertThat(progress(attempt).solvedAt()).isNotNull();
		this.exercises.begin(attempt.draft().program(), exercise, attempt.person());
		assertThat(progress(attempt)).satisfies((kept) -> {
			assertThat(kept.solvedAt()).isNotNull();
			assertThat(kept.attempts()).isEqualTo(2);
		});
	}

	@ParameterizedTest
	@MethodSource("easyWays")
	void taking_the_place_away_breaks_another_of_its_rules(Exercise exercise, Part part, String field, String named,
			String rule) {
		Attempt attempt = begin(exercise);

		attempt.remove(part, field, named);

		assertThat(open(attempt)).contains(rule);
	}

	static Stream<Arguments> easyWays() {
		return Stream.of(Arguments.of(Exercise.GRAPH, Part.CAUSE, "code", "C4", "DSN-020"),
				Arguments.of(Exercise.EVIDENCE, Part.PATH, "justification", "Las manos", "DSN-020"),
				Arguments.of(Exercise.INTERVENTIONS, Part.PATH, "justification", "Las manos", "DSN-020"),
				Arguments.of(Exercise.VERTICAL, Part.NODE, "code", "3999102", "DSN-040"),
				Arguments.of(Exercise.VERIFICATION, Part.NODE, "code", "RE", "DSN-020"),
				Arguments.of(Exercise.INDICATORS, Part.NODE, "code", "3999102", "DSN-040"),
				Arguments.of(Exercise.ASSUMPTIONS, Part.NODE, "code", "3999101", "DSN-040"),
				Arguments.of(Exercise.PERSONS, Part.NODE, "code", "3999102", "DSN-040"),
				Arguments.of(Exercise.OPERATION, Part.NODE, "code", "5999102", "DSN-021"),
				Arguments.of(Exercise.SUFFICIENCY, Part.NODE, "code", "5999102", "DSN-021"));
	}

	@Test
	void what_is_accepted_with_a_reason_is_not_mended() {
		Attempt attempt = begin(Exercise.SUFFICIENCY);
		this.jdbc.sql("""
				insert into check_waiver (version_id, code, place, reason, waived_by)
				select ?, 'DSN-042', unnest(array['P', 'A']), 'Se firma luego', 'Patricia Rojas'""")
			.param(attempt.draft().id())
			.update();

		assertThat(open(attempt)).containsExactly("DSN-042");
	}

	@Test
	void somebody_elses_copy_is_not_ones_progress() {
		Attempt attempt = begin(Exercise.SUFFICIENCY);
		ExerciseSolutions.MENDED.get(Exercise.SUFFICIENCY).accept(attempt);
		Profile other = this.given.coordinator(attempt.draft());

		assertThat(this.exercises.check(attempt.draft(), Exercise.SUFFICIENCY, other)).isTrue();

		assertThat(progress(attempt).solvedAt()).isNull();
		assertThat(this.exercises.of(other.username())).extracting(Progress::solvedAt).containsOnlyNulls();
	}

	@Test
	void indicators_of_an_exercise_are_not_listed_among_the_countrys() {
		begin(Exercise.VERTICAL);

		assertThat(this.mvc.get().uri("/indicadores?q=(práctica)").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.doesNotContain("Proporción de hogares con agua tratada");
	}

	@Test
	void one_practises_from_the_list_and_reads_what_is_left() {
		var begun = this.mvc.post()
			.uri("/programas/0149/ejercicios")
			.param("exercise", "responsables")
			.with(Signed.as("responsable.pp"))
			.exchange();
		String page = begun.getResponse().getRedirectedUrl();

		assertThat(begun).hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri(page).with(Signed.as("responsable.pp"))).bodyText()
			.contains("Alguien responde", "todavía no", "Nora Ejemplo", "DSN-055")
			.doesNotContain("DSN-031");
		assertThat(this.mvc.get().uri(page.replace("/ejercicio", "/equipo")).with(Signed.as("responsable.pp")))
			.bodyText()
			.contains("Ejercicio: Alguien responde", "Comprobar");
		assertThat(this.mvc.post().uri(page).with(Signed.as("responsable.pp"))).hasRedirectedUrl(page);
		assertThat(this.mvc.get().uri("/programas/0149/ejercicios").with(Signed.as("responsable.pp"))).bodyText()
			.contains(page, "Empezar de nuevo");
	}

	@Test
	void attempts_stand_behind_the_versions_of_the_program() {
		Attempt attempt = begin(Exercise.SUFFICIENCY);

		assertThat(this.drafts.of(attempt.draft().program())).extracting(Draft::exercise)
			.containsExactly(null, "suficiencia");
	}

	@Test
	void only_who_designs_the_program_practises_on_it() {
		Draft other = this.given.program();

		assertThat(
				this.mvc.get().uri("/programas/" + other.program() + "/ejercicios").with(Signed.as("responsable.pp")))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/programas/0149/ejercicios").with(Signed.as("auditor")))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post()
			.uri("/programas/0149/ejercicios")
			.param("exercise", "nada")
			.with(Signed.as("responsable.pp"))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri(other.page() + "/ejercicio").with(Signed.as("auditor")))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	private Set<String> open(Attempt attempt) {
		return this.exercises.open(attempt.draft(), attempt.exercise())
			.stream()
			.map(DraftReview.RuleGroup::code)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Attempt begin(Exercise exercise) {
		Draft program = this.given.program();
		Profile person = new Profile(0, "practica" + program.program(), "Lucía Ejemplo", Role.PROGRAM_RESPONSIBLE,
				new Scope(Scope.Kind.PROGRAM, program.program()), true);
		return new Attempt(this.exercises.begin(program.program(), exercise, person), exercise, person, this.rows,
				this.editor);
	}

	private Progress progress(Attempt attempt) {
		return this.exercises.of(attempt.person().username(), attempt.exercise());
	}

}

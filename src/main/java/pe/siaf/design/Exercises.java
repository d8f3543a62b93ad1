package pe.siaf.design;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.design.DraftReview.RuleGroup;
import pe.siaf.identity.Profile;

/**
 * Exercises on the method: begun as practice copies, judged by the checks of every other
 * design, kept by person.
 */
@Component
class Exercises {

	private final JdbcClient jdbc;

	private final Drafts drafts;

	private final DraftReview review;

	private final PracticeDesign design;

	private final DesignWriter writer;

	Exercises(JdbcClient jdbc, Drafts drafts, DraftReview review, PracticeDesign design, DesignWriter writer) {
		this.jdbc = jdbc;
		this.drafts = drafts;
		this.review = review;
		this.design = design;
		this.writer = writer;
	}

	/** Every exercise with what a person has done of it. */
	List<Progress> of(String username) {
		Map<String, Attempts> known = this.jdbc
			.sql("""
					select a.exercise, count(*) attempts, min(a.solved_at) solved_at,
					  (array_agg('/programas/' || v.program || '/versiones/' || v.version order by a.version_id desc))[1] latest
					from exercise_attempt a join program_version v on v.id = a.version_id
					where a.username = ? group by a.exercise""")
			.param(username)
			.query(Attempts.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Attempts::exercise, Function.identity()));
		return Arrays.stream(Exercise.values())
			.map((exercise) -> Progress.of(exercise, known.get(exercise.slug())))
			.toList();
	}

	/** What a person has done of one exercise. */
	Progress of(String username, Exercise exercise) {
		return of(username).stream().filter((each) -> each.exercise() == exercise).findFirst().orElseThrow();
	}

	/**
	 * Begins an exercise on a fresh copy; earlier ones stay.
	 * @param program the program that the person designs, whose structure is not touched
	 * @param exercise which
	 * @param actor who practises
	 * @return the copy
	 */
	@Transactional
	public Draft begin(String program, Exercise exercise, Profile actor) {
		Draft draft = this.drafts.begin(program, null, true, actor);
		this.writer.write(draft.id(), this.design.of(program, exercise), (place, refused) -> {
			throw refused;
		});
		this.jdbc.sql("insert into exercise_attempt (version_id, username, exercise) values (?, ?, ?)")
			.params(draft.id(), actor.username(), exercise.slug())
			.update();
		return this.drafts.get(program, draft.version());
	}

	/**
	 * What is still to be mended. What was accepted with a reason isn't mended.
	 * @param draft the copy
	 * @param exercise what it is an attempt at
	 * @return the findings of the exercise's rules; none once it is solved
	 */
	List<RuleGroup> open(Draft draft, Exercise exercise) {
		return this.review.whole(draft).groups().stream().filter((group) -> exercise.asks(group.code())).toList();
	}

	/**
	 * Asks the checks, and keeps the day if they find nothing and the copy is the
	 * person's own.
	 * @return whether it is solved
	 */
	@Transactional
	public boolean check(Draft draft, Exercise exercise, Profile actor) {
		boolean solved = open(draft, exercise).isEmpty();
		if (solved) {
			this.jdbc.sql("""
					update exercise_attempt set solved_at = clock_timestamp()
					where version_id = ? and username = ? and solved_at is null""")
				.params(draft.id(), actor.username())
				.update();
		}
		return solved;
	}

	/**
	 * What a person has done of an exercise.
	 *
	 * @param exercise which
	 * @param attempts how many copies were begun
	 * @param solvedAt when the checks first found nothing; none before
	 * @param latest the address of the newest copy
	 */
	record Progress(Exercise exercise, int attempts, @Nullable OffsetDateTime solvedAt, @Nullable String latest) {

		static Progress of(Exercise exercise, @Nullable Attempts known) {
			return (known != null) ? new Progress(exercise, known.attempts(), known.solvedAt(), known.latest())
					: new Progress(exercise, 0, null, null);
		}

	}

	/** The attempts of one person at one exercise, as they are stored. */
	record Attempts(String exercise, int attempts, @Nullable OffsetDateTime solvedAt, String latest) {
	}

}

package pe.siaf.identity;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The first answers to calls that named a key, kept for a week. Each step is a
 * transaction of its own: the insert decides which of two calls is the first. A call that
 * died with the machine leaves its key in progress: whether it had its effect is then for
 * the caller to look up, not for us to guess.
 */
@Repository
class IdempotentRequests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration GLANCE = Duration.ofMillis(50);

	private final JdbcClient jdbc;

	IdempotentRequests(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Claims a key.
	 * @param key the key
	 * @param contentHash of what was sent
	 * @return whether this call is the first with it
	 */
	boolean begin(Key key, String contentHash) {
		return this.jdbc.sql("""
				insert into idempotent_request (user_id, key, path, content_hash) values (?, ?, ?, ?)
				on conflict do nothing""").params(key.userId(), key.key(), key.path(), contentHash).update() == 1;
	}

	void finish(Key key, Answer answer) {
		this.jdbc.sql("""
				update idempotent_request
				set status = :status, location = :location, content_type = :contentType, body = :body
				where user_id = :user and key = :key and path = :path""")
			.param("status", answer.status())
			.param("location", answer.location())
			.param("contentType", answer.contentType())
			.param("body", answer.body())
			.param("user", key.userId())
			.param("key", key.key())
			.param("path", key.path())
			.update();
	}

	void forget(Key key) {
		this.jdbc.sql("delete from idempotent_request where user_id = ? and key = ? and path = ?")
			.params(key.userId(), key.key(), key.path())
			.update();
	}

	boolean isSame(Key key, String contentHash) {
		return this.jdbc.sql("""
				select exists (select from idempotent_request
				  where user_id = ? and key = ? and path = ? and content_hash <> ?)""")
			.params(key.userId(), key.key(), key.path(), contentHash)
			.query(Boolean.class)
			.single()
			.equals(false);
	}

	/**
	 * The first call's answer, waiting a little where it is still being answered.
	 * @param key the key
	 * @return the answer, or empty if there is none yet
	 */
	Optional<Answer> awaitAnswer(Key key) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		Optional<Answer> answer = answer(key);
		while (answer.isEmpty() && System.nanoTime() < deadline) {
			pause();
			answer = answer(key);
		}
		return answer;
	}

	private Optional<Answer> answer(Key key) {
		return this.jdbc.sql("""
				update idempotent_request set replays = replays + 1
				where user_id = ? and key = ? and path = ? and status is not null
				returning status, location, content_type, body""")
			.params(key.userId(), key.key(), key.path())
			.query(Answer.class)
			.optional();
	}

	private static void pause() {
		try {
			Thread.sleep(GLANCE.toMillis());
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped while waiting for the first answer", stopped);
		}
	}

	@Scheduled(cron = "0 17 3 * * *", zone = "America/Lima")
	void forgetOld() {
		this.jdbc.sql("delete from idempotent_request where created_at < now() - interval '7 days'").update();
	}

	/**
	 * What makes two calls the same.
	 *
	 * @param userId who calls
	 * @param key the caller's key
	 * @param path what is called
	 */
	record Key(long userId, String key, String path) {
	}

	/**
	 * What was answered.
	 *
	 * @param status the status
	 * @param location where the new resource is, or {@code null}
	 * @param contentType of the body, or {@code null}
	 * @param body the body: JSON, as all answers to a POST are
	 */
	record Answer(int status, @Nullable String location, @Nullable String contentType, String body) {
	}

}

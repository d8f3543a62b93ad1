package pe.siaf.exchange;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The systems elsewhere that this one calls, as they were set up under
 * {@code siaf.interfaces.<name>}, and how the last calls went.
 */
@Component
public class RemoteSystems implements RemoteSystem.Listener {

	private static final Logger log = LoggerFactory.getLogger(RemoteSystems.class);

	private static final int ATTEMPTS = 3;

	private final Environment environment;

	private final JsonMapper json;

	private final JdbcClient jdbc;

	RemoteSystems(Environment environment, JsonMapper json, JdbcClient jdbc) {
		this.environment = environment;
		this.json = json;
		this.jdbc = jdbc;
	}

	/**
	 * A system that was set up.
	 * @param name its name, as in its properties
	 * @return how it is called
	 * @throws IllegalStateException if it wasn't set up, or not safely
	 */
	public RemoteSystem get(String name) {
		return new RemoteSystem(new RemoteSystem.Settings(name, text(name, "url"), text(name, "token"),
				of(name, "timeout", Duration.class, Duration.ofSeconds(20)),
				Math.toIntExact(of(name, "biggest", DataSize.class, DataSize.ofMegabytes(16)).toBytes()),
				of(name, "attempts", Integer.class, ATTEMPTS),
				of(name, "pause", Duration.class, Duration.ofMillis(500))), this.json, this);
	}

	private String text(String name, String property) {
		return of(name, property, String.class, "").strip();
	}

	private <T> T of(String name, String property, Class<T> type, T otherwise) {
		return this.environment.getProperty("siaf.interfaces." + name + "." + property, type, otherwise);
	}

	/**
	 * Written where it says something new, since there are thousands of calls in a row.
	 */
	@Override
	public void answered(String system) {
		this.jdbc.sql("""
				insert into remote_system as r (name, answered_at) values (?, now())
				on conflict (name) do update set answered_at = now(), failures = 0, problem = null, status = null
				where r.failures > 0 or r.answered_at is null or r.answered_at < now() - interval '1 minute'""")
			.param(system)
			.update();
	}

	@Override
	public void failed(RemoteAway away) {
		log.warn("{} could not be called: {}", away.system(), away.getMessage());
		this.jdbc
			.sql("""
					insert into remote_system as r (name, failed_at, failures, problem, status) values (:name, now(), 1, :problem, :status)
					on conflict (name) do update set failed_at = now(), failures = r.failures + 1, problem = excluded.problem,
					  status = excluded.status""")
			.param("name", away.system())
			.param("problem", away.problem().name())
			.param("status", (away.status() > 0) ? away.status() : null)
			.update();
	}

	/**
	 * How the last calls went.
	 * @return each system that was ever called, what fails first
	 */
	public List<Called> called() {
		return this.jdbc.sql(
				"select name, answered_at, failed_at, failures, problem, status from remote_system order by failures = 0, name")
			.query(Called.class)
			.list();
	}

	/**
	 * How the last calls to a system went.
	 *
	 * @param name the system
	 * @param answeredAt when it answered last
	 * @param failedAt when it didn't last
	 * @param failures in a row
	 * @param problem why, while it fails
	 * @param status what it said in HTTP then
	 */
	public record Called(String name, @Nullable OffsetDateTime answeredAt, @Nullable OffsetDateTime failedAt,
			int failures, RemoteAway.@Nullable Problem problem, @Nullable Integer status) {

		public boolean failing() {
			return this.failures > 0;
		}

	}

}

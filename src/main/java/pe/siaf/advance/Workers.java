package pe.siaf.advance;

import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.advance.Advance.Draft;
import pe.siaf.identity.Profile;

/** The workers of a unit that money was handed to. */
@Component
class Workers {

	private final JdbcClient jdbc;

	Workers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Knows a worker by the name that is given, or has to know it already; then holds it.
	 * @param draft the advance that is asked for
	 * @param actor who asks
	 */
	void register(Draft draft, Profile actor) {
		if (draft.name().isBlank()) {
			boolean known = this.jdbc.sql("select exists (select from worker where sec_ejec = ? and dni = ?)")
				.params(draft.secEjec(), draft.dni())
				.query(Boolean.class)
				.single();
			if (!known) {
				throw Advances.incomplete("name");
			}
			return;
		}
		this.jdbc.sql("""
				insert into worker (sec_ejec, dni, name, post, registered_by) values (?, ?, ?, ?, ?)
				on conflict (sec_ejec, dni) do update set name = excluded.name,
				  post = case when excluded.post = '' then worker.post else excluded.post end""")
			.params(draft.secEjec(), draft.dni(), draft.name().strip().toUpperCase(Locale.ROOT), draft.post().strip(),
					actor.username())
			.update();
		// whoever grants this worker something else waits here
		this.jdbc.sql("select 1 from worker where sec_ejec = ? and dni = ? for no key update")
			.params(draft.secEjec(), draft.dni())
			.query(Integer.class)
			.single();
	}

}

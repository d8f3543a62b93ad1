package pe.siaf.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the users are and what each may act as, for who administers them. */
@Component
class UserRegister {

	private final JdbcClient jdbc;

	UserRegister(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count(String text) {
		return this.jdbc
			.sql("select count(*) from app_user u where u.username ilike :like or u.person_name ilike :like")
			.param("like", containing(text))
			.query(Long.class)
			.single();
	}

	List<UserLine> find(String text, int limit, long offset) {
		return this.jdbc
			.sql("""
					select u.username, u.person_name, u.dni, u.suspended_at is not null suspended,
					  (select string_agg(p.role || '|' || p.scope_kind || '|' || p.scope_code, ';' order by p.principal desc, p.id)
					   from user_profile p where p.user_id = u.id and p.taken_at is null) profiles
					from app_user u
					where u.username ilike :like or u.person_name ilike :like
					order by u.username limit :limit offset :offset""")
			.param("like", containing(text))
			.param("limit", limit)
			.param("offset", offset)
			.query((row, number) -> new UserLine(row.getString("username"), row.getString("person_name"),
					Objects.requireNonNullElse(row.getString("dni"), ""), row.getBoolean("suspended"),
					UserLine.profilesIn(Objects.requireNonNullElse(row.getString("profiles"), ""))))
			.list();
	}

	private static String containing(String text) {
		return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	Optional<UserLine> get(String username) {
		return find(username, Integer.MAX_VALUE, 0).stream()
			.filter((user) -> user.username().equals(username))
			.findFirst();
	}

	List<HeldProfile> profiles(String username) {
		return this.jdbc.sql("""
				select p.id, p.role, p.scope_kind, p.scope_code, p.principal
				from user_profile p join app_user u on u.id = p.user_id
				where u.username = ? and p.taken_at is null order by p.principal desc, p.id""")
			.param(username)
			.query(HeldProfile.class)
			.list();
	}

	record UserLine(String username, String personName, String dni, boolean suspended, List<RoleInScope> profiles) {

		static List<RoleInScope> profilesIn(String aggregated) {
			return Stream.of(aggregated.split(";"))
				.filter((held) -> held.contains("|"))
				.map((held) -> held.split("\\|", -1))
				.map((held) -> new RoleInScope(held[0], held[1], held[2]))
				.toList();
		}

	}

	record RoleInScope(String role, String scopeKind, String scopeCode) {

		/** Whether it reaches anything: a pliego without its sector doesn't. */
		public boolean isWhole() {
			return new Scope(Scope.Kind.valueOf(this.scopeKind), this.scopeCode).isWhole();
		}

	}

	record HeldProfile(long id, String role, String scopeKind, String scopeCode, boolean principal) {

		/** Whether it reaches anything: a pliego without its sector doesn't. */
		public boolean isWhole() {
			return new Scope(Scope.Kind.valueOf(this.scopeKind), this.scopeCode).isWhole();
		}

	}

}

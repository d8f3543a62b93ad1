package pe.siaf.programming;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;

/**
 * The commission that programs together (domain 3.5), and the minutes of what it agreed.
 * Both belong to the unit's year, whichever the process; minutes are never taken back.
 */
@Component
class Commission {

	private final JdbcClient jdbc;

	private final Files files;

	private final AuditTrail audit;

	Commission(JdbcClient jdbc, Files files, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.audit = audit;
	}

	List<Member> members(FileKey key) {
		return this.jdbc.sql("""
				select position, person_name, post, seat, designated_by from programming_commission
				where fiscal_year = ? and sec_ejec = ? order by seat <> 'CHAIR', position""")
			.params(key.fiscalYear(), key.secEjec())
			.query(Member.class)
			.list();
	}

	List<Minutes> minutes(FileKey key) {
		return this.jdbc.sql("""
				select held_on, text, recorded_at, recorded_by from programming_minutes
				where fiscal_year = ? and sec_ejec = ? order by held_on desc, id desc""")
			.params(key.fiscalYear(), key.secEjec())
			.query(Minutes.class)
			.list();
	}

	/**
	 * Adds a member.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who adds it
	 */
	@Transactional
	public void add(FileKey key, MemberForm form, Profile actor) {
		this.files.requireWritable(key, actor);
		this.jdbc
			.sql("""
					insert into programming_commission (fiscal_year, sec_ejec, position, person_name, post, seat, designated_by)
					select :year, :unit, coalesce(max(position), 0) + 1, :name, :post, :seat, :by
					from programming_commission where fiscal_year = :year and sec_ejec = :unit""")
			.params(key.params())
			.param("name", form.personName())
			.param("post", form.post())
			.param("seat", form.seat())
			.param("by", form.designatedBy())
			.update();
		this.audit.record(actor, key.secEjec(), "add", "PROGRAMMING_COMMISSION", key.id(), null,
				Map.of("person", String.valueOf(form.personName()), "seat", String.valueOf(form.seat())));
	}

	/**
	 * Takes a member out.
	 * @param key the file
	 * @param position the member's position
	 * @param name who sat there on the page
	 * @param actor who does
	 * @throws RuleViolation CYC-001 or PRG-101
	 * @throws NotFound if nobody of that name sits there any more
	 */
	@Transactional
	public void remove(FileKey key, int position, String name, Profile actor) {
		this.files.requireWritable(key, actor);
		int removed = this.jdbc
			.sql("""
					delete from programming_commission where fiscal_year = ? and sec_ejec = ? and position = ? and person_name = ?""")
			.params(key.fiscalYear(), key.secEjec(), position, name)
			.update();
		if (removed == 0) {
			throw new NotFound("member " + position);
		}
		this.audit.record(actor, key.secEjec(), "remove", "PROGRAMMING_COMMISSION", key.id(), Map.of("person", name),
				null);
	}

	/**
	 * Keeps the minutes of a session.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who keeps them
	 */
	@Transactional
	public void record(FileKey key, MinutesForm form, Profile actor) {
		this.files.requireWritable(key, actor);
		this.jdbc.sql("""
				insert into programming_minutes (fiscal_year, sec_ejec, held_on, text, recorded_by)
				values (:year, :unit, :on, :text, :by)""")
			.params(key.params())
			.param("on", form.heldOn())
			.param("text", form.text())
			.param("by", actor.personName())
			.update();
		this.audit.record(actor, key.secEjec(), "add", "PROGRAMMING_MINUTES", key.id(), null,
				Map.of("heldOn", String.valueOf(form.heldOn())));
	}

	/**
	 * A member.
	 *
	 * @param position its place in the list
	 * @param personName the person
	 * @param post the person's post
	 * @param seat for what the person sits there
	 * @param designatedBy the act of designation
	 */
	record Member(int position, String personName, String post, String seat, String designatedBy) {
	}

	/**
	 * The minutes of a session.
	 *
	 * @param heldOn when it was held
	 * @param text what was agreed
	 * @param recordedAt when the minutes came in
	 * @param recordedBy who kept them
	 */
	record Minutes(LocalDate heldOn, String text, OffsetDateTime recordedAt, String recordedBy) {
	}

}

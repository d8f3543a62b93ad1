package pe.siaf.treasury;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Where suppliers are paid. An account is proposed by one person, confirmed by another,
 * both of a unit that deals with the supplier, and rests before its first use; while it
 * is proposed that unit, and while it rests nobody, orders or pays to the supplier.
 */
@Component
class PayeeAccounts {

	private static final String OBJECT_TYPE = "PAYEE_ACCOUNT";

	private static final String SELECT = """
			select a.id, a.sec_ejec, a.ruc, s.name, a.cci, a.bank, a.reason, a.state, a.version, a.prepared_by, a.prepared_name, a.prepared_at,
			  a.decided_by, a.decided_name, a.decided_at, a.answer, a.usable_from, a.usable_from > now() resting,
			  (select string_agg(distinct o.ruc, ', ') from payee_account o where o.cci = a.cci and o.ruc <> a.ruc and o.state in ('N', 'A'))
			    shared_with
			from payee_account a join supplier s on s.ruc = a.ruc
			""";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	PayeeAccounts(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/** Accounts by supplier or number, those that wait or rest first. */
	List<Account> list(String words, String state) {
		return this.jdbc.sql(
				SELECT + """
						where (:state = '' or a.state = :state) and (:words = '' or a.ruc = :words or a.cci = :words or s.name ilike '%' || :words || '%')
						order by a.state = 'N' desc, coalesce(a.usable_from > now(), false) desc, a.id desc limit 200""")
			.param("state", state)
			.param("words", words)
			.query(Account.class)
			.list();
	}

	/** All accounts that a supplier has or had, newest first. */
	List<Account> of(String ruc) {
		return this.jdbc.sql(SELECT + "where a.ruc = ? order by a.id desc").param(ruc).query(Account.class).list();
	}

	/** A supplier's name. */
	String supplier(String ruc) {
		return this.jdbc.sql("select name from supplier where ruc = ?")
			.param(ruc)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("supplier " + ruc));
	}

	/**
	 * Proposes an account.
	 * @param ruc the supplier
	 * @param cci twenty digits
	 * @param bank the bank
	 * @param reason why, with the supplier's document
	 * @param actor who proposes it
	 * @throws RuleViolation PAY-023, PAY-024
	 */
	@Transactional
	public void propose(String ruc, String cci, String bank, String reason, Profile actor) {
		supplier(ruc);
		requireDealings(ruc, actor);
		keep(ruc, cci, bank, reason, actor);
	}

	/** PAY-024. */
	private void requireDealings(String ruc, Profile actor) {
		if (!dealsWith(ruc, actor)) {
			throw new RuleViolation(TreasuryRule.NO_DEALINGS, Map.of("ruc", ruc));
		}
	}

	/**
	 * Whether a profile's units have a contract, an order or a document with a supplier.
	 * @param ruc the supplier
	 * @param profile whose
	 * @return true if so, and for who pays for the whole country
	 */
	boolean dealsWith(String ruc, Profile profile) {
		if (profile.scope().kind() == Scope.Kind.NATIONAL) {
			return true;
		}
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select exists (select from implementing_unit u where (
					    exists (select from execution_record r where r.sec_ejec = u.sec_ejec and r.supplier_ruc = :ruc)
					    or exists (select from contract c where c.sec_ejec = u.sec_ejec and c.supplier_ruc = :ruc)
					    or exists (select from purchase_order o where o.sec_ejec = u.sec_ejec and o.supplier_ruc = :ruc)) and\s"""
					+ scope.sql() + ")")
			.params(scope.params())
			.param("ruc", ruc)
			.query(Boolean.class)
			.single();
	}

	/** The same, of whoever's supplier it is. */
	void keep(String ruc, String cci, String bank, String reason, Profile actor) {
		String number = cci.replaceAll("[\\s-]", "");
		if (!number.matches("\\d{20}") || bank.isBlank() || reason.isBlank()) {
			throw new RuleViolation(TreasuryRule.ACCOUNT_INCOMPLETE, Map.of("ruc", ruc));
		}
		// orders to the supplier that are being approved come first, later ones see the
		// proposal
		this.jdbc.sql("select 1 from supplier where ruc = ? for no key update")
			.param(ruc)
			.query(Integer.class)
			.single();
		try {
			long id = this.jdbc.sql("""
					insert into payee_account (sec_ejec, ruc, cci, bank, reason, prepared_by, prepared_name)
					values (nullif(?, ''), ?, ?, ?, ?, ?, ?) returning id""")
				.params(unitOf(actor), ruc, number, bank.strip(), reason.strip(), actor.username(), actor.personName())
				.query(Long.class)
				.single();
			this.workflow.record(Workflow.NATIONAL, OBJECT_TYPE, String.valueOf(id), "propose", "", "N", actor, reason);
		}
		catch (DuplicateKeyException already) {
			throw new RuleViolation(TreasuryRule.ACCOUNT_INCOMPLETE, Map.of("ruc", ruc));
		}
	}

	/** The unit that proposes; empty where the treasury itself does. */
	private static String unitOf(Profile actor) {
		String head = actor.scope().head();
		return head.matches("\\d{6}") ? head : "";
	}

	/**
	 * Confirms or rejects a proposed account. The caller asked for the second factor.
	 * @param id the account
	 * @param action approve or reject
	 * @param comment the reason, where one is needed
	 * @param actor who decides
	 * @return the supplier
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, PAY-024
	 */
	@Transactional
	public String decide(long id, String action, @Nullable String comment, Profile actor) {
		Account account = this.jdbc.sql(SELECT + "where a.id = ? for update of a")
			.param(id)
			.query(Account.class)
			.optional()
			.orElseThrow(() -> new NotFound("account " + id));
		String to = this.workflow.next(OBJECT_TYPE, account.state(), action, actor, comment);
		if (account.preparedBy().equals(actor.username())) {
			throw new RuleViolation(TreasuryRule.DUTIES_APART,
					Figures.of("person", actor.personName(), "stage", OBJECT_TYPE));
		}
		if (to.equals("A")) {
			requireDealings(account.ruc(), actor);
			this.jdbc.sql("update payee_account set state = 'X', version = version + 1 where ruc = ? and state = 'A'")
				.param(account.ruc())
				.update();
		}
		int kept = this.jdbc
			.sql("""
					update payee_account set state = :to, version = version + 1, decided_by = :username, decided_name = :person, decided_at = now(),
					  answer = :answer, usable_from = case when :to = 'A' then now() + make_interval(hours => cast((
					    select value from treasury_parameter where name = 'COOL_OFF_HOURS' and since <= extract(year from now())
					    order by since desc limit 1) as integer)) end
					where id = :id and state = 'N'""")
			.param("to", to)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("answer", (comment != null) ? comment.strip() : "")
			.param("id", id)
			.update();
		if (kept == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", account.ruc()));
		}
		this.workflow.record(Workflow.NATIONAL, OBJECT_TYPE, String.valueOf(id), action, "N", to, actor, comment);
		return account.ruc();
	}

	/**
	 * What stands against paying a supplier now.
	 * @param fiscalYear the order's year
	 * @param secEjec the order's unit
	 * @param ruc the supplier, held against proposals until the transaction ends
	 * @param username who approves
	 * @return what stands against it
	 */
	Optional<Obstacle> obstacle(int fiscalYear, String secEjec, String ruc, String username) {
		this.jdbc.sql("select 1 from supplier where ruc = ? for share").param(ruc).query(Integer.class).optional();
		return this.jdbc
			.sql("""
					select case
					    when exists (select from payee_account where ruc = :ruc and state = 'N'
					      and (sec_ejec is null or sec_ejec = :unit)) then 'PROPOSED'
					    when exists (select from payee_account where ruc = :ruc and state = 'A' and usable_from > now()) then 'RESTING'
					    when exists (select from payee_account where ruc = :ruc and state = 'A' and prepared_by = :username) then 'OWN'
					    when not exists (select from payee_account where ruc = :ruc and state = 'A') and exists (
					      select from (select value from treasury_parameter where name = 'ACCOUNT_REQUIRED' and since <= :year
					        order by since desc limit 1) p where p.value = 1) then 'MISSING' else '' end kind,
					  (select usable_from from payee_account where ruc = :ruc and state = 'A') usable_from""")
			.param("ruc", ruc)
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("username", username)
			.query(Obstacle.class)
			.optional()
			.filter((found) -> !found.kind().isEmpty());
	}

	/** Whether somebody proposed the account that a supplier is paid to. */
	boolean proposed(String ruc, String username) {
		return this.jdbc
			.sql("select exists (select from payee_account where ruc = ? and state = 'A' and prepared_by = ?)")
			.params(ruc, username)
			.query(Boolean.class)
			.single();
	}

	/** Why a supplier isn't paid now. */
	record Obstacle(String kind, @Nullable OffsetDateTime usableFrom) {
	}

	/** An account of a supplier. */
	record Account(long id, @Nullable String secEjec, String ruc, String name, String cci, String bank, String reason,
			String state, int version, String preparedBy, String preparedName, OffsetDateTime preparedAt,
			@Nullable String decidedBy, @Nullable String decidedName, @Nullable OffsetDateTime decidedAt, String answer,
			@Nullable OffsetDateTime usableFrom, @Nullable Boolean resting, @Nullable String sharedWith) {

		/** As people read it: all but bank, office and the last four digits hidden. */
		public String shown() {
			return this.cci.substring(0, 3) + "-" + this.cci.substring(3, 6) + "-**********" + this.cci.substring(16);
		}

		public boolean isResting() {
			return Boolean.TRUE.equals(this.resting);
		}

	}

}

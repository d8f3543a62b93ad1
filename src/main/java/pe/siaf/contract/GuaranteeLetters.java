package pe.siaf.contract;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.contract.GuaranteeLetter.Form;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** The register of guarantee letters: kept, renewed, returned or executed. */
@Service
class GuaranteeLetters {

	static final String TYPE = "GUARANTEE";

	private static final String ROWS = """
			select g.id, g.sec_ejec, g.contract_id, g.contract, g.contract_ends_on, g.supplier_ruc, g.supplier_name, g.kind, g.number,
			  g.bank, g.amount, g.issued_on, g.expires_on, g.days_left, g.alert, g.state, g.version,
			  coalesce((select u.name from implementing_unit u where u.sec_ejec = g.sec_ejec order by u.fiscal_year desc limit 1), '') unit_name
			from guarantee_letter_status g
			where exists (select from implementing_unit u where u.sec_ejec = g.sec_ejec and %s) and\s""";

	private static final String MATCHES = """
			(:state = '' or g.state = :state or g.alert = :state) and (:unit = '' or g.sec_ejec = :unit)
			  and (:within < 0 or (g.state = 'KEPT' and g.days_left <= :within))""";

	private final JdbcClient jdbc;

	private final Contracts contracts;

	private final Workflow workflow;

	GuaranteeLetters(JdbcClient jdbc, Contracts contracts, Workflow workflow) {
		this.jdbc = jdbc;
		this.contracts = contracts;
		this.workflow = workflow;
	}

	/** Those that are kept first, the next to expire on top. */
	List<GuaranteeLetter> list(Chosen chosen, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + MATCHES
					+ " order by g.state <> 'KEPT', g.expires_on, g.id limit :size offset :offset")
			.params(scope.params())
			.params(chosen.params())
			.param("size", size)
			.param("offset", offset)
			.query(GuaranteeLetter.class)
			.list();
	}

	/** How many there are, and what they guarantee. */
	Sum sum(Chosen chosen, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select count(*) letters, coalesce(sum(g.amount), 0) amount from (" + ROWS.formatted(scope.sql())
					+ MATCHES + ") g")
			.params(scope.params())
			.params(chosen.params())
			.query(Sum.class)
			.single();
	}

	/** The days before its end at which a letter is told of, the most first. */
	List<Integer> alerts(int year) {
		return this.jdbc.sql("select distinct days from guarantee_alert_of(?) order by days desc")
			.param(year)
			.query(Integer.class)
			.list();
	}

	List<GuaranteeLetter> of(Contract contract, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql())
					+ "g.sec_ejec = :unit and g.contract_id = :contract order by g.expires_on, g.id")
			.params(scope.params())
			.param("unit", contract.secEjec())
			.param("contract", contract.id())
			.query(GuaranteeLetter.class)
			.list();
	}

	GuaranteeLetter get(String secEjec, long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS.formatted(scope.sql()) + "g.sec_ejec = :unit and g.id = :id")
			.params(scope.params())
			.param("unit", secEjec)
			.param("id", id)
			.query(GuaranteeLetter.class)
			.optional()
			.orElseThrow(() -> new NotFound("guarantee letter " + secEjec + " " + id));
	}

	/**
	 * Registers a letter.
	 * @param form what it says
	 * @param actor who keeps it, of the contract's unit
	 * @return the letter
	 * @throws RuleViolation GAR-001 if something is missing, COM-004 for an unknown
	 * contract, GAR-003 if the bank's number is registered already
	 */
	@Transactional
	GuaranteeLetter register(Form form, Profile actor) {
		String unit = actor.scope().head();
		String number = text(form.letterNumber(), "letterNumber");
		String bank = text(form.bank(), "bank");
		LocalDate issued = given(form.issuedOn(), "issuedOn");
		LocalDate expires = given(form.expiresOn(), "expiresOn");
		Amount amount = given(form.amount(), "amount");
		if (!amount.isPositive()) {
			throw incomplete("amount");
		}
		if (!expires.isAfter(issued)) {
			throw incomplete("expiresOn");
		}
		String ofContract = text(form.ofContract(), "ofContract");
		long contract = this.contracts.idOf(unit, ofContract)
			.orElseThrow(() -> new RuleViolation(ContractRule.CONTRACT_NOT_IN_FORCE,
					Figures.of("contract", ofContract, "date", issued), "ofContract"));
		try {
			long id = this.jdbc
				.sql("""
						insert into guarantee_letter (sec_ejec, contract_id, kind, number, bank, amount, issued_on, expires_on, registered_by)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
				.params(unit, contract, kind(form.kind()), number, bank, amount.value(), issued, expires,
						actor.username())
				.query(Long.class)
				.single();
			this.workflow.record(unit, TYPE, Long.toString(id), "register", "", "KEPT", actor, null);
			return get(unit, id, actor);
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).orElse("").equals("letter_number_once")) {
				throw new RuleViolation(ContractRule.LETTER_ONCE, Figures.of("number", number, "bank", bank),
						"letterNumber");
			}
			throw broken;
		}
	}

	/**
	 * Renews, returns or executes a letter.
	 * @param letter the letter as the actor saw it
	 * @param action renew, return or call
	 * @param until the new last day, of a renewal
	 * @param comment the reason, of the others
	 * @param actor who acts, of the letter's unit
	 * @throws RuleViolation GAR-002 if a renewal doesn't end later
	 */
	@Transactional
	void move(GuaranteeLetter letter, String action, @Nullable LocalDate until, @Nullable String comment,
			Profile actor) {
		String to = this.workflow.next(TYPE, letter.state(), action, actor, comment);
		LocalDate expires = letter.expiresOn();
		if (action.equals("renew")) {
			expires = given(until, "until");
			if (!expires.isAfter(letter.expiresOn())) {
				throw new RuleViolation(ContractRule.LETTER_RENEWED_FOR_LONGER,
						Figures.of("number", letter.number(), "until", letter.expiresOn()), "until");
			}
		}
		int moved = this.jdbc.sql("""
				update guarantee_letter set state = ?, expires_on = ?, version = version + 1
				where sec_ejec = ? and id = ? and version = ?""")
			.params(Arrays.asList(to, expires, letter.secEjec(), letter.id(), letter.version()))
			.update();
		if (moved == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", letter.number()));
		}
		this.workflow.record(letter.secEjec(), TYPE, Long.toString(letter.id()), action, letter.state(), to, actor,
				action.equals("renew") ? letter.expiresOn() + " → " + expires : comment);
	}

	private static String kind(@Nullable String kind) {
		return (kind != null && List.of("ADVANCE", "OTHER").contains(kind)) ? kind : "PERFORMANCE";
	}

	private static String text(@Nullable String text, String field) {
		String given = ContractForm.text(text);
		if (given.isEmpty()) {
			throw incomplete(field);
		}
		return given;
	}

	private static <T> T given(@Nullable T part, String field) {
		if (part == null) {
			throw incomplete(field);
		}
		return part;
	}

	private static RuleViolation incomplete(String field) {
		return new RuleViolation(ContractRule.LETTER_INCOMPLETE, Map.of("what", "letter." + field), field);
	}

	/**
	 * Which letters are asked for.
	 *
	 * @param state a state or an alert, or empty
	 * @param within in how many days they end at most, those past among them; below zero
	 * for all
	 * @param unit a unit, or empty
	 */
	record Chosen(String state, int within, String unit) {

		Map<String, Object> params() {
			return Map.of("state", this.state, "within", this.within, "unit", this.unit);
		}

	}

	/** How many letters, and what they guarantee, in soles. */
	record Sum(long letters, Amount amount) {
	}

}

package pe.siaf.reassignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.access.AccessGrants;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.classifier.ClassifierRule;
import pe.siaf.execution.ExecutionRule;
import pe.siaf.execution.OpenMonths;
import pe.siaf.execution.PaymentGuard;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Sends, approves, rejects and takes back reassignments. The schema refuses what breaks
 * the ladder; the refusal is told after the transaction is gone, with figures read
 * afresh.
 */
@Service
class Reassignments {

	static final String TYPE = "REASSIGNMENT";

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final OpenMonths months;

	private final AccessGrants access;

	private final Workflow workflow;

	private final ReassignmentReader reader;

	private final ReassignmentRefusals refusals;

	private final List<PaymentGuard> guards;

	private final TransactionTemplate transaction;

	Reassignments(JdbcClient jdbc, BudgetLedger ledger, OpenMonths months, AccessGrants access, Workflow workflow,
			ReassignmentReader reader, ReassignmentRefusals refusals, List<PaymentGuard> guards,
			PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.months = months;
		this.access = access;
		this.workflow = workflow;
		this.reader = reader;
		this.refusals = refusals;
		this.guards = List.copyOf(guards);
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Sends a reassignment to the budget office; from here on it holds the credit of the
	 * line that receives.
	 * @param request what is asked for
	 * @param actor who prepares it
	 * @return the reassignment in state V
	 * @throws NotFound if there is no such file, or it isn't the actor's to see
	 */
	Reassignment send(ReassignmentRequest request, Profile actor) {
		if (this.reader.ofFile(request.fiscalYear(), request.secEjec(), request.file(), actor).isEmpty()) {
			throw new NotFound("file " + request.secEjec() + " " + request.file());
		}
		check(request);
		String number = explained(request.fiscalYear(), request.secEjec(), request.from(), request.to(),
				request.amount(), request.file(), () -> register(request, actor));
		return find(request.fiscalYear(), request.secEjec(), number, actor);
	}

	private void check(ReassignmentRequest request) {
		LineKey from = request.from();
		LineKey to = request.to();
		if (from.equals(to) || !from.rubro().equals(to.rubro()) || !from.resourceType().equals(to.resourceType())) {
			throw new RuleViolation(ReassignmentRule.BETWEEN_TWO_LINES,
					Figures.of("from", from.toString(), "to", to.toString()), "to");
		}
		if (!request.amount().isPositive()) {
			throw new RuleViolation(ExecutionRule.LINES_DO_NOT_ADD_UP,
					Figures.of("lines", request.amount(), "total", Amount.ZERO, "difference", request.amount()),
					"amount");
		}
		LocalDate date = request.documentDate();
		if (request.documentType().isBlank() || request.documentNumber().isBlank() || date == null) {
			throw new RuleViolation(ExecutionRule.DOCUMENT_MISSING, Map.of(), "documentNumber");
		}
		if (request.justification().isBlank()) {
			throw new RuleViolation(ExecutionRule.JUSTIFICATION_MISSING, Map.of(), "justification");
		}
		if (date.getYear() != request.fiscalYear()) {
			throw new RuleViolation(ExecutionRule.DATES_OUT_OF_ORDER,
					Figures.of("date", date, "before", LocalDate.of(request.fiscalYear(), 1, 1)), "documentDate");
		}
		if (!isDocumentType(request.fiscalYear(), request.documentType())) {
			throw new RuleViolation(ClassifierRule.CODE_ACTIVE,
					Figures.of("code", request.documentType(), "year", String.valueOf(request.fiscalYear())),
					"documentType");
		}
		this.months.require(request.fiscalYear(), request.chosenMonth());
		requireAllowed(request);
		this.access.checkCertifying(request.fiscalYear(), request.secEjec(), List.of(to.secFunc()));
	}

	/** EXE-003: the file's type of operation allows the item that receives. */
	private void requireAllowed(ReassignmentRequest request) {
		this.jdbc
			.sql("""
					select distinct r.operation_type operation from execution_record r
					join execution_record c on c.sec_ejec = r.sec_ejec and c.fiscal_year = r.fiscal_year and c.certificate = r.certificate
					  and (c.file is null or c.file = r.file)
					join execution_act a on a.sec_ejec = c.sec_ejec and a.record_id = c.id and a.correlative = '0001'
					where r.sec_ejec = :unit and r.fiscal_year = :year and r.file = :file and r.stage = 'MONTHLY_COMMITMENT'
					  and operation_refusal(:year, r.operation_type, c.stage, a.document_type, array[:item]) = 'item'""")
			.param("unit", request.secEjec())
			.param("year", request.fiscalYear())
			.param("file", request.file())
			.param("item", request.to().item())
			.query(String.class)
			.optional()
			.ifPresent((operation) -> {
				throw new RuleViolation(ExecutionRule.OUTSIDE_OPERATION_TYPE,
						Figures.of("operation", operation, "what", "item", "document", ""), "to");
			});
	}

	private boolean isDocumentType(int fiscalYear, String code) {
		return this.jdbc.sql("""
				select exists (select from document_type where fiscal_year = ? and code = ? and status = 'ACTIVE')""")
			.params(fiscalYear, code)
			.query(Boolean.class)
			.single();
	}

	private String register(ReassignmentRequest request, Profile actor) {
		hold(request.fiscalYear(), request.secEjec(), request.to(), request.amount());
		Sent sent = this.jdbc
			.sql("""
					insert into reassignment (fiscal_year, sec_ejec, number, file, rubro, resource_type, from_sec_func, from_item,
					  to_sec_func, to_item, amount, month, document_type, document_number, document_date, justification,
					  prepared_by, prepared_name)
					select :year, :unit, lpad(next_number(:unit, cast(:year as smallint), 'REASSIGNMENT')::text, 10, '0'), :file,
					  :rubro, :resourceType, :fromTarget, :fromItem, :toTarget, :toItem, :amount, :month, :type, :number, :date,
					  :why, :by, :name
					returning id, number""")
			.param("year", request.fiscalYear())
			.param("unit", request.secEjec())
			.param("file", request.file())
			.param("rubro", request.from().rubro())
			.param("resourceType", request.from().resourceType())
			.param("fromTarget", request.from().secFunc())
			.param("fromItem", request.from().item())
			.param("toTarget", request.to().secFunc())
			.param("toItem", request.to().item())
			.param("amount", request.amount().value())
			.param("month", request.chosenMonth())
			.param("type", request.documentType().strip())
			.param("number", request.documentNumber().strip())
			.param("date", request.documentDate())
			.param("why", request.justification().strip())
			.param("by", actor.username())
			.param("name", actor.personName())
			.query(Sent.class)
			.single();
		this.workflow.record(request.secEjec(), TYPE, Long.toString(sent.id()), "register", "", "V", actor, null);
		return sent.number();
	}

	/** Holds credit of a line, or (below zero) lets it go. */
	private void hold(int fiscalYear, String secEjec, LineKey line, Amount amount) {
		this.ledger.reserve(fiscalYear, secEjec, Map.of(line, amount));
	}

	/**
	 * Approves, rejects or takes back a reassignment.
	 * @param seen the reassignment
	 * @param action approve, reject or discard
	 * @param comment the reason, where one is given
	 * @param version its version as the actor saw it, where it was shown
	 * @param actor who acts
	 * @return the reassignment in its new state
	 */
	Reassignment move(Reassignment seen, String action, @Nullable String comment, @Nullable Integer version,
			Profile actor) {
		explained(seen.fiscalYear(), seen.secEjec(), seen.from(), seen.to(), seen.amount(), seen.file(), () -> {
			decide(seen, action, comment, version, actor);
			return seen.number();
		});
		return find(seen.fiscalYear(), seen.secEjec(), seen.number(), actor);
	}

	private void decide(Reassignment seen, String action, @Nullable String comment, @Nullable Integer version,
			Profile actor) {
		State now = this.jdbc
			.sql("select state, version from reassignment where sec_ejec = ? and id = ? for no key update")
			.params(seen.secEjec(), seen.id())
			.query(State.class)
			.single();
		if (now.version() != ((version != null) ? version : seen.version())) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", seen.number()));
		}
		String to = this.workflow.next(TYPE, now.state(), action, actor, comment);
		Long act = null;
		if ("A".equals(to)) {
			act = post(seen, actor);
		}
		else {
			hold(seen.fiscalYear(), seen.secEjec(), seen.to(), seen.amount().negated());
		}
		this.jdbc
			.sql("""
					update reassignment set state = ?, act_id = ?, version = version + 1, moved_at = now(), approved_name = ?
					where sec_ejec = ? and id = ?""")
			.params(java.util.Arrays.asList(to, act, (act != null) ? actor.personName() : null, seen.secEjec(),
					seen.id()))
			.update();
		this.workflow.record(seen.secEjec(), TYPE, Long.toString(seen.id()), action, now.state(), to, actor, comment);
	}

	private long post(Reassignment seen, Profile actor) {
		if (seen.preparedBy().equals(actor.username())) {
			throw new RuleViolation(ExecutionRule.DUTIES_INCOMPATIBLE,
					Figures.of("person", actor.personName(), "stage", TYPE));
		}
		this.months.require(seen.fiscalYear(), seen.month());
		this.access.checkCertifying(seen.fiscalYear(), seen.secEjec(), List.of(seen.toSecFunc()));
		return this.jdbc.sql("select reassignment_post(?, ?, ?, ?, ?)")
			.params(seen.secEjec(), seen.id(), actor.username(), actor.personName(), actor.label())
			.query(Long.class)
			.single();
	}

	private <T> T explained(int fiscalYear, String secEjec, LineKey from, LineKey to, Amount amount, String file,
			Supplier<T> work) {
		try {
			T done = this.transaction.execute((status) -> work.get());
			if (done == null) {
				throw new IllegalStateException("A reassignment gives its number");
			}
			return done;
		}
		catch (DataIntegrityViolationException broken) {
			throw this.refusals
				.of(ConstraintName.in(broken).orElse(""),
						new ReassignmentRefusals.Subject(fiscalYear, secEjec, from, to, amount, file))
				.or(() -> this.guards.stream()
					.flatMap((guard) -> guard
						.explain(ConstraintName.in(broken).orElse(""), ConstraintName.detail(broken))
						.stream())
					.findFirst())
				.orElseThrow(() -> broken);
		}
	}

	private Reassignment find(int fiscalYear, String secEjec, String number, Profile actor) {
		return Optional.of(number)
			.flatMap((one) -> this.reader.find(fiscalYear, secEjec, one, actor))
			.orElseThrow(() -> new NotFound("reassignment " + secEjec + " " + number));
	}

	record Sent(long id, String number) {
	}

	record State(String state, int version) {
	}

}

package pe.siaf.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.ForeignAmounts.ForeignView;
import pe.siaf.execution.LineChoices.LineChoice;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.workflow.Workflow;

/** Gathers what a document's page shows to a profile. */
@Component
class RecordPages {

	private final Records records;

	private final LineChoices choices;

	private final Suppliers suppliers;

	private final ActTrail trail;

	private final Warnings warnings;

	private final Retentions retentions;

	private final ForeignAmounts foreign;

	private final JdbcClient jdbc;

	RecordPages(Records records, LineChoices choices, Suppliers suppliers, ActTrail trail, Warnings warnings,
			Retentions retentions, ForeignAmounts foreign, JdbcClient jdbc) {
		this.foreign = foreign;
		this.records = records;
		this.choices = choices;
		this.suppliers = suppliers;
		this.trail = trail;
		this.warnings = warnings;
		this.retentions = retentions;
		this.jdbc = jdbc;
	}

	RecordPage of(ExecutionRecord record, Profile profile) {
		List<ActPart> acts = this.records.acts(record).stream().map((act) -> part(record, act, profile)).toList();
		Act first = acts.get(0).act();
		List<RecordLine> lines = lines(record, first);
		Amount available = sum(lines, RecordLine::available);
		Long predecessor = record.predecessorId();
		String supplier = record.supplierRuc();
		boolean underWay = acts.stream().anyMatch((part) -> part.act().isUnderWay());
		boolean approved = "A".equals(first.state()) && sum(lines, RecordLine::approved).isPositive();
		boolean prepares = profile.may(record.stage().prepares());
		DocumentStage next = record.stage()
			.next()
			.filter((following) -> approved && available.isPositive() && profile.may(following.prepares()))
			.orElse(null);
		return new RecordPage(record, this.records.operation(record), acts, lines, sum(lines, RecordLine::approved),
				sum(lines, RecordLine::drawn), sum(lines, RecordLine::reserved), available,
				(predecessor != null) ? this.records.get(record.secEjec(), predecessor) : null,
				(supplier != null) ? this.suppliers.find(supplier).orElse(null) : null, successors(record), next,
				(approved && prepares && !underWay) ? changes(record) : List.of(),
				(record.stage() == DocumentStage.CERTIFICATION) ? this.warnings.targetsWithoutPhysicalTarget(record)
						: List.of(),
				this.warnings.spentBeforeCertified(record).orElse(null), this.warnings.hasUnsaidDetraction(record),
				retentions(record, first), this.retentions.part(record), this.foreign.of(record));
	}

	private ActPart part(ExecutionRecord record, Act act, Profile profile) {
		List<String> waits = act.isUnderWay() ? this.jdbc.sql("""
				select distinct role from workflow_transition
				where object_type = ? and from_state = ? and action <> 'discard' order by role""")
			.params(record.stage().name(), act.state())
			.query(String.class)
			.list() : List.of();
		return new ActPart(act, this.records.lines(record, act.id()), this.trail.history(record, act),
				this.trail.actions(record, act, profile), waits);
	}

	private List<RecordLine> lines(ExecutionRecord record, Act first) {
		List<LineChoice> choices = this.choices.ofRecord(record);
		List<Records.RecordBalance> balances = this.records.balances(record);
		List<ActLine> asked = this.records.lines(record, first.id());
		List<RecordLine> lines = new ArrayList<>();
		for (int place = 0; place < choices.size(); place++) {
			Records.RecordBalance balance = balances.get(place);
			Amount requested = asked.stream()
				.filter((line) -> line.line().equals(balance.line()))
				.map(ActLine::amount)
				.reduce(Amount.ZERO, Amount::plus);
			lines.add(new RecordLine(choices.get(place), requested, balance.approved(), balance.drawn(),
					balance.drawnReserved().plus(balance.reductionReserved()), balance.available()));
		}
		return lines;
	}

	private List<Successor> successors(ExecutionRecord record) {
		return this.records.successors(record).stream().map((successor) -> {
			Act first = this.records.acts(successor).get(0);
			Amount approved = this.records.balances(successor)
				.stream()
				.map(Records.RecordBalance::approved)
				.reduce(Amount.ZERO, Amount::plus);
			return new Successor(successor, first, approved, this.retentions.part(successor));
		}).toList();
	}

	/**
	 * What is kept back of an accrual; before it is approved, of what it asks for.
	 */
	private List<Retention> retentions(ExecutionRecord record, Act first) {
		if (record.stage() != DocumentStage.ACCRUAL) {
			return List.of();
		}
		Retention.Facts facts = this.retentions.facts(record.secEjec(), record.id());
		boolean approved = facts.gross().isPositive();
		return this.retentions.of(record, approved ? facts : facts.of(first.total()));
	}

	private static List<String> changes(ExecutionRecord record) {
		return (record.stage() == DocumentStage.PAYMENT) ? List.of("return", "refund")
				: List.of("increase", "reduce", "annul");
	}

	private static Amount sum(List<RecordLine> lines, Function<RecordLine, Amount> column) {
		return lines.stream().map(column).reduce(Amount.ZERO, Amount::plus);
	}

	/**
	 * A document's page.
	 *
	 * @param record the document
	 * @param operation its type of operation, code before name
	 * @param acts its acts, oldest first
	 * @param lines its lines
	 * @param approved what is approved
	 * @param drawn what the next stage has drawn
	 * @param reserved what acts under way hold
	 * @param available what is left
	 * @param predecessor the document it draws on
	 * @param supplier whom it pays
	 * @param successors the documents that draw on it
	 * @param next the stage that this profile may register on it now
	 * @param changes the changes that this profile may ask for now
	 * @param unmeasured targets without a physical target (CRT-004)
	 * @param spentFirst the days, where an accrual is older than its credit (CTL-010)
	 * @param unsaid whether nobody said if an order's invoice is under detraction
	 * (PAY-033)
	 * @param retentions what is to be kept back from the payee of an accrual
	 * @param part where an order's money goes
	 * @param foreign what it is in another currency, if it is in one
	 */
	record RecordPage(ExecutionRecord record, String operation, List<ActPart> acts, List<RecordLine> lines,
			Amount approved, Amount drawn, Amount reserved, Amount available, @Nullable ExecutionRecord predecessor,
			@Nullable Supplier supplier, List<Successor> successors, @Nullable DocumentStage next, List<String> changes,
			List<String> unmeasured, Warnings.@Nullable SpentFirst spentFirst, boolean unsaid,
			List<Retention> retentions, OrderPart part, @Nullable ForeignView foreign) {

		/** What the payee gets of an accrual. */
		public Amount net() {
			Amount gross = this.approved.isPositive() ? this.approved : requested();
			return gross.minus(this.retentions.stream().map(Retention::due).reduce(Amount.ZERO, Amount::plus));
		}

		public Act first() {
			return this.acts.get(0).act();
		}

		public String state() {
			boolean annulled = "A".equals(first().state()) && this.approved.isZero();
			return annulled ? "Y" : first().state();
		}

		/** The act that this page asks about: the one under way. */
		public @Nullable ActPart open() {
			return this.acts.stream().filter((part) -> part.act().isUnderWay()).findFirst().orElse(null);
		}

		public Amount requested() {
			return sum(this.lines, RecordLine::requested);
		}

	}

	/**
	 * An act with its history and what the profile may do with it.
	 *
	 * @param act the act
	 * @param lines its lines
	 * @param steps its history
	 * @param actions the actions this profile has
	 * @param waitsFor the roles it waits for
	 */
	record ActPart(Act act, List<ActLine> lines, List<Workflow.Step> steps, List<String> actions,
			List<String> waitsFor) {

		/** What it moves, without its sign, as a person reads it. */
		public String shown() {
			Amount total = this.act.total();
			return AmountFormatter.print(total.isNegative() ? total.negated() : total);
		}

		public boolean may(String action) {
			return this.actions.contains(action);
		}

	}

	/**
	 * A line of the document.
	 *
	 * @param choice the line with its names
	 * @param requested what the first act asked
	 * @param approved what is approved
	 * @param drawn what the next stage has drawn
	 * @param reserved what acts under way hold
	 * @param available what is left
	 */
	record RecordLine(LineChoice choice, Amount requested, Amount approved, Amount drawn, Amount reserved,
			Amount available) {
	}

	/**
	 * A document that draws on this one.
	 *
	 * @param record the document
	 * @param first its first act
	 * @param approved what is approved of it
	 * @param part where its money goes, if it orders any
	 */
	record Successor(ExecutionRecord record, Act first, Amount approved, OrderPart part) {
	}

}

package pe.siaf.execution;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.budget.LineKey;
import pe.siaf.execution.LineChoices.LineChoice;
import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;

/** Reads what documents in another currency come to in it. */
@Repository
class ForeignAmounts {

	private final JdbcClient jdbc;

	private final Retentions retentions;

	ForeignAmounts(JdbcClient jdbc, Retentions retentions) {
		this.jdbc = jdbc;
		this.retentions = retentions;
	}

	/**
	 * The currency in which a document's amounts are written: payments and what is kept
	 * back are written in soles whatever the debt is in.
	 * @param record the document
	 * @return its currency, or soles
	 */
	String written(ExecutionRecord record) {
		boolean soles = !record.isForeign() || record.stage() == DocumentStage.PAYMENT
				|| this.retentions.part(record) != OrderPart.NET;
		return soles ? Foreign.SOLES : record.currency();
	}

	/** An act's lines in its record's currency. */
	Lines lines(ExecutionRecord record, long actId) {
		return Lines.of(this.jdbc.sql("""
				select sec_func, rubro, resource_type, item, currency_amount amount from execution_act_line
				where sec_ejec = ? and act_id = ? and record_id = ?""")
			.params(record.secEjec(), actId, record.id())
			.query(ForeignLine.class)
			.list()
			.stream()
			.map((line) -> new LineAmount(line.line(), line.amount()))
			.toList());
	}

	/** The lines that a document may draw on, with what they have in the currency. */
	List<LineChoice> choices(ExecutionRecord record, List<LineChoice> soles) {
		Map<LineKey, ForeignLeft> left = left(record).stream()
			.collect(Collectors.toMap(ForeignLeft::line, (one) -> one));
		return soles.stream().map((choice) -> {
			ForeignLeft there = left.get(choice.line());
			Amount base = (there != null) ? there.approved() : Amount.ZERO;
			Amount available = (there != null) ? there.available() : Amount.ZERO;
			return choice.with(base, available);
		}).toList();
	}

	private List<ForeignLeft> left(ExecutionRecord record) {
		return this.jdbc
			.sql("""
					select l.sec_func, l.rubro, l.resource_type, l.item, l.foreign_amount available,
					  (select coalesce(sum(al.currency_amount), 0) from execution_act_line al
					   join execution_act a on a.sec_ejec = al.sec_ejec and a.id = al.act_id and a.state = 'A'
					   where al.sec_ejec = :unit and al.record_id = :record
					     and (al.sec_func, al.rubro, al.resource_type, al.item) = (l.sec_func, l.rubro, l.resource_type, l.item)) approved
					from currency_left(:unit, :record, null) l
					order by l.sec_func, l.rubro, l.resource_type, l.item""")
			.param("unit", record.secEjec())
			.param("record", record.id())
			.query(ForeignLeft.class)
			.list();
	}

	/**
	 * What a document is in its currency.
	 * @param record the document
	 * @return nothing for one in soles
	 */
	@Nullable ForeignView of(ExecutionRecord record) {
		if (!record.isForeign()) {
			return null;
		}
		List<ForeignLeft> lines = left(record);
		List<ForeignAct> acts = this.jdbc.sql("""
				select a.correlative, a.kind, a.state, a.document_date, a.currency_rate rate, sum(al.amount) national,
				  coalesce(sum(al.currency_amount), 0) amount, coalesce(sum(al.difference), 0) difference
				from execution_act a
				join execution_act_line al on al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = :record
				where a.sec_ejec = :unit and (a.record_id = :record or a.state = 'A')
				group by a.id, a.sec_ejec, a.correlative, a.kind, a.state, a.document_date, a.currency_rate
				order by a.id""")
			.param("unit", record.secEjec())
			.param("record", record.id())
			.query(ForeignAct.class)
			.list();
		return new ForeignView(record.currency(), acts.get(0).rate(),
				lines.stream().map(ForeignLeft::approved).reduce(Amount.ZERO, Amount::plus),
				lines.stream().map(ForeignLeft::available).reduce(Amount.ZERO, Amount::plus), acts, lines);
	}

	/**
	 * A document in another currency.
	 *
	 * @param currency its code
	 * @param rate soles for one of it, as the document was reckoned; none where it stands
	 * at the rate of the stage before
	 * @param approved what is approved, in the currency
	 * @param available what is left to draw, in the currency
	 * @param acts its acts, oldest first
	 * @param lines its lines
	 */
	record ForeignView(String currency, @Nullable ExchangeRate rate, Amount approved, Amount available,
			List<ForeignAct> acts, List<ForeignLeft> lines) {
	}

	/**
	 * An act of such a document. One without an amount in the currency is a difference of
	 * exchange.
	 *
	 * @param correlative its place on its record
	 * @param kind what it does
	 * @param state its state
	 * @param documentDate its paper's day
	 * @param rate the rate it was reckoned with, if it has its own
	 * @param national soles, signed
	 * @param amount in the currency, signed
	 * @param difference how much of the soles comes of another rate than that before
	 */
	record ForeignAct(String correlative, ActKind kind, String state, java.time.LocalDate documentDate,
			@Nullable ExchangeRate rate, Amount national, Amount amount, Amount difference) {

		/** Whether it only follows another rate. */
		public boolean isRevaluation() {
			return this.amount.isZero();
		}

	}

	/**
	 * A line of such a document, in its currency.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param approved what was approved
	 * @param available what is left
	 */
	record ForeignLeft(String secFunc, String rubro, String resourceType, String item, Amount approved,
			Amount available) {

		LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

	}

	private record ForeignLine(String secFunc, String rubro, String resourceType, String item, Amount amount) {

		LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

	}

}

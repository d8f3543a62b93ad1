package pe.siaf.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.classifier.ClassifierRule;
import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Turns a document that is told in another currency into soles, in which every control is
 * held (domain R0.5, 9.9). A certification, an accrual and an order of payment are
 * reckoned at their own rate, given or published for their day; the other stages at the
 * rate of what they draw on. Where the own rate is another one, the difference is told
 * apart.
 */
@Component
class ForeignCurrency {

	private final JdbcClient jdbc;

	ForeignCurrency(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A request in soles. Locks what it draws on, so that its share of it stays true.
	 * @param request what is asked for
	 * @param predecessor the record it draws on
	 * @param except an act of its own whose hold doesn't count, where one is written anew
	 * @return the same with its lines in soles; its currency is gone where it is soles
	 * @throws RuleViolation EXE-012 where the currency isn't that of the stage before,
	 * CLS-001 where it isn't known, EXE-014 without a rate, EXE-015 where more of it is
	 * asked than is left
	 */
	Registration inSoles(Registration request, @Nullable ExecutionRecord predecessor, @Nullable Long except) {
		Foreign asked = Objects.requireNonNull(request.foreign(), "Only what is told in a currency is turned");
		if (!asked.amounts().isEmpty()) {
			return request;
		}
		String currency = asked.currency();
		checkCurrency(request.fiscalYear(), currency, predecessor);
		if (Foreign.SOLES.equals(currency)) {
			return request.in(null, request.lines());
		}
		ExchangeRate rate = hasOwnRate(request) ? rate(asked, request.document().date()) : null;
		Lines soles = (rate != null) ? national(request.lines(), rate) : request.lines();
		if (predecessor == null) {
			return request.in(new Foreign(currency, rate, request.lines(), Lines.of(List.of())), soles);
		}
		Lines carried = carried(predecessor, request.lines(), except);
		if (rate != null && request.stage() == DocumentStage.PAYMENT_ORDER && isOwnRate(predecessor, rate)) {
			return standing(request, currency, rate, request.lines(), carried);
		}
		Lines amounts = (rate != null) ? soles : carried;
		return request.in(new Foreign(currency, rate, request.lines(), differences(amounts, carried)), amounts);
	}

	/**
	 * The payee's order where a part of what is ordered goes elsewhere. What it draws is
	 * known in soles, what it is in the currency follows, rounded: reckoned back from
	 * that it would miss by cents what is left for the payee.
	 * @param whole what is ordered together, in the currency
	 * @param accrual what it draws on
	 * @param soles what the whole draws, line by line
	 * @param net how much of that goes to the payee
	 * @return the payee's order, in soles with its currency beside it
	 * @throws RuleViolation EXE-012, EXE-014
	 */
	Registration payee(Registration whole, ExecutionRecord accrual, Lines soles, Lines net) {
		Foreign told = Objects.requireNonNull(whole.foreign(), "Only what is told in a currency is turned");
		checkCurrency(whole.fiscalYear(), told.currency(), accrual);
		ExchangeRate rate = rate(told, whole.document().date());
		Lines amounts = share(whole.lines(), soles, net);
		Registration order = whole.part(OrderPart.NET, net);
		if (isOwnRate(accrual, rate)) {
			return standing(order, told.currency(), rate, amounts, net);
		}
		Lines own = national(amounts, rate);
		return order.in(new Foreign(told.currency(), rate, amounts, differences(own, net)), own);
	}

	/** Whether an accrual was reckoned at a rate. */
	private boolean isOwnRate(ExecutionRecord accrual, ExchangeRate rate) {
		return this.jdbc.sql(
				"select currency_rate from execution_act where sec_ejec = ? and record_id = ? and correlative = '0001' and currency_rate = ?")
			.params(accrual.secEjec(), accrual.id(), rate.value())
			.query(BigDecimal.class)
			.optional()
			.isPresent();
	}

	/**
	 * An order at its accrual's own rate is what it draws, to the cent. It keeps the rate
	 * where reckoning with it gives just that.
	 */
	private static Registration standing(Registration request, String currency, ExchangeRate rate, Lines amounts,
			Lines soles) {
		ExchangeRate exact = soles.equals(national(amounts, rate)) ? rate : null;
		return request.in(new Foreign(currency, exact, amounts, Lines.of(List.of())), soles);
	}

	private static boolean hasOwnRate(Registration request) {
		return switch (request.stage()) {
			case CERTIFICATION, ACCRUAL, PAYMENT_ORDER -> true;
			case ANNUAL_COMMITMENT, MONTHLY_COMMITMENT, PAYMENT -> false;
		};
	}

	private void checkCurrency(int fiscalYear, String currency, @Nullable ExecutionRecord predecessor) {
		if (predecessor != null) {
			if (!currency.equals(predecessor.currency())) {
				throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "currency"), "currency");
			}
			return;
		}
		boolean known = Foreign.SOLES.equals(currency)
				|| this.jdbc.sql("select exists (select from foreign_currency where code = ?)")
					.params(currency)
					.query(Boolean.class)
					.single();
		if (!known) {
			throw new RuleViolation(ClassifierRule.CODE_ACTIVE,
					Figures.of("code", currency, "year", String.valueOf(fiscalYear)), "currency");
		}
	}

	private ExchangeRate rate(Foreign asked, @Nullable LocalDate day) {
		ExchangeRate given = asked.rate();
		if (given != null) {
			return given;
		}
		if (day == null) {
			throw new RuleViolation(ExecutionRule.DOCUMENT_MISSING, Map.of(), "document");
		}
		return this.jdbc.sql("select r from exchange_rate_on(?, ?) r where r is not null")
			.params(asked.currency(), day)
			.query((row, number) -> new ExchangeRate(row.getBigDecimal(1)))
			.optional()
			.orElseThrow(() -> new RuleViolation(ExecutionRule.RATE_MISSING,
					Figures.of("currency", asked.currency(), "day", day), "exchangeRate"));
	}

	private static Lines national(Lines amounts, ExchangeRate rate) {
		List<LineAmount> soles = new ArrayList<>();
		for (LineAmount line : amounts.list()) {
			try {
				soles.add(new LineAmount(line.line(), rate.national(line.amount())));
			}
			catch (ArithmeticException beyond) {
				throw beyond(line, Amount.ZERO, "PEN");
			}
		}
		return Lines.of(soles);
	}

	/**
	 * What amounts in a record's currency are in soles at its own rate: their share of
	 * what is left of it.
	 * @param predecessor the record
	 * @param amounts in its currency
	 * @param except an act whose hold doesn't count
	 * @return soles, line by line
	 */
	Lines carried(ExecutionRecord predecessor, Lines amounts, @Nullable Long except) {
		Map<LineKey, Left> left = left(predecessor, except);
		List<LineAmount> carried = new ArrayList<>();
		for (LineAmount line : amounts.list()) {
			Left there = left.get(line.line());
			if (there == null) {
				// no line of the stage before: refused as such when it is registered
				carried.add(line);
				continue;
			}
			if (line.amount().exceeds(there.foreignAmount())) {
				throw beyond(line, there.foreignAmount(), predecessor.currency());
			}
			carried.add(new LineAmount(line.line(), there.share(line.amount())));
		}
		return Lines.of(carried);
	}

	/** What a part of the soles that amounts come to is in their currency. */
	private static Lines share(Lines amounts, Lines soles, Lines part) {
		return Lines.of(part.list().stream().map((line) -> {
			Amount whole = soles.byLine().getOrDefault(line.line(), Amount.ZERO);
			Amount foreign = amounts.byLine().getOrDefault(line.line(), Amount.ZERO);
			return new LineAmount(line.line(), new Left("", "", "", "", whole, foreign).share(line.amount()));
		}).toList());
	}

	private Map<LineKey, Left> left(ExecutionRecord record, @Nullable Long except) {
		this.jdbc.sql("""
				select 1 from execution_record_line where sec_ejec = ? and record_id = ?
				order by sec_func, rubro, resource_type, item for no key update""")
			.params(record.secEjec(), record.id())
			.query(Integer.class)
			.list();
		Map<LineKey, Left> left = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select sec_func, rubro, resource_type, item, foreign_amount, national_amount from currency_left(:unit, :record, cast(:except as bigint))""")
			.param("unit", record.secEjec())
			.param("record", record.id())
			.param("except", except)
			.query(Left.class)
			.list()
			.forEach((line) -> left.put(line.line(), line));
		return left;
	}

	private static Lines differences(Lines soles, Lines carried) {
		return Lines.of(soles.list()
			.stream()
			.map((line) -> new LineAmount(line.line(),
					line.amount().minus(carried.byLine().getOrDefault(line.line(), line.amount()))))
			.filter((line) -> !line.amount().isZero())
			.toList());
	}

	private static RuleViolation beyond(LineAmount line, Amount available, String currency) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("line", line.line().toString());
		figures.put("available", available);
		figures.put("requested", line.amount());
		figures.put("difference", line.amount().minus(available));
		figures.put("currency", currency);
		return new RuleViolation(ExecutionRule.BEYOND_CURRENCY, figures, "lines");
	}

	/** What is left of a line of a record, in its currency and in soles. */
	private record Left(String secFunc, String rubro, String resourceType, String item, Amount foreignAmount,
			Amount nationalAmount) {

		LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

		/** All of the one for all of the other, else in proportion, half up. */
		Amount share(Amount part) {
			if (part.equals(this.foreignAmount)) {
				return this.nationalAmount;
			}
			return new Amount(part.value()
				.multiply(this.nationalAmount.value())
				.divide(this.foreignAmount.value(), 2, RoundingMode.HALF_UP));
		}

	}

}

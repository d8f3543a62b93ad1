package pe.siaf.advance;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.execution.AnOrder;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/** The trade's words for tests of advances, in the year 2026. */
@Component
public class AnAdvance {

	static final int YEAR = 2026;

	/** The RUC of the unit that executes; a supplier of these tests has it. */
	static final String UNITS_RUC = AnOrder.RUC;

	static final String TRAVEL = "2.3.2.1.2.2";

	private static final AtomicInteger DNI = new AtomicInteger(40000000);

	private static final AtomicInteger TARGET = new AtomicInteger(100);

	private static final AtomicInteger VOUCHERS = new AtomicInteger(900_000);

	private final JdbcClient jdbc;

	private final Advances advances;

	private final Renderings renderings;

	private final Delegations delegations;

	private final APurchase purchase;

	private final DelegationBooks books;

	AnAdvance(JdbcClient jdbc, Advances advances, Renderings renderings, Delegations delegations, APurchase purchase,
			DelegationBooks books) {
		this.books = books;
		this.jdbc = jdbc;
		this.advances = advances;
		this.renderings = renderings;
		this.delegations = delegations;
		this.purchase = purchase;
	}

	static Profile officer(Role role, String unit) {
		return new Profile(0, role.name().toLowerCase(Locale.ROOT), "Persona " + role, role,
				new Scope(Scope.Kind.UE, unit), true);
	}

	static String aDni() {
		return String.valueOf(DNI.incrementAndGet());
	}

	/** Three days of travel that ended on a day. */
	static Advance.Draft travel(String unit, String dni, LocalDate ended) {
		return new Advance.Draft(YEAR, unit, "AV", dni, "TRABAJADORA DE PRUEBA", "", "Supervisión", "Cusco",
				ended.minusDays(2).atTime(6, 0), ended.atTime(22, 0), false, false, null);
	}

	Advance grant(Advance.Draft draft) {
		return this.advances.grant(draft, officer(Role.UE_LOGISTICS, draft.secEjec()));
	}

	/** Travel that was paid: granted, and carried through the chain under its number. */
	public Advance paid(String unit, String dni, LocalDate ended) {
		String target = "%04d".formatted(TARGET.getAndIncrement());
		LineKey goods = this.purchase.aLine(unit, target, "1");
		Advance advance = grant(travel(unit, dni, ended));
		LineKey line = this.purchase.anotherItem(unit, goods, TRAVEL, "1000");
		this.purchase.anAdvance(unit, line, "AV", advance.shown(), advance.amount().toString());
		return fresh(advance);
	}

	/** What another unit is to execute, granted and paid to it. */
	Advance delegated(String unit, String receiver, String amount) {
		Advance granted = grant(delegation(unit, receiver, amount));
		paidTo(granted, UNITS_RUC, amount);
		return fresh(granted);
	}

	/** A part of an encargo, carried through the chain to a RUC. */
	void paidTo(Advance granted, @Nullable String ruc, String amount) {
		String target = "%04d".formatted(TARGET.getAndIncrement());
		LineKey line = this.purchase.aLine(granted.secEjec(), target, "100000");
		this.purchase.anAdvance(granted.secEjec(), line, "E", granted.shown(), amount, ruc);
	}

	/** The unit that executes has a RUC, and is paid by it. */
	void hasItsRuc(String unit) {
		this.jdbc.sql("update implementing_unit set ruc = ? where fiscal_year = ? and sec_ejec = ?")
			.params(UNITS_RUC, YEAR, unit)
			.update();
	}

	static Advance.Draft delegation(String unit, String receiver, String amount) {
		LocalDate from = LocalDate.of(YEAR, 4, 1);
		return new Advance.Draft(YEAR, unit, "E", "", "", "", "Campaña de vacunación", "", from.atTime(8, 0),
				from.plusMonths(10).atTime(18, 0), false, false, Amount.of(amount), receiver, "CONVENIO 12-2026");
	}

	void received(Advance advance, String unit) {
		received(advance, unit, LocalDate.of(YEAR, 4, 16), null);
	}

	void received(Advance advance, String unit, LocalDate day, @Nullable String amount) {
		this.delegations.receive(advance, day, (amount != null) ? Amount.of(amount) : null,
				officer(Role.UE_ACCOUNTING, unit));
	}

	void gaveBack(String unit, Advance advance, String amount) {
		this.books.giveBack(fresh(advance),
				new DelegationBooks.Returned(Amount.of(amount), LocalDate.of(YEAR, 4, 25), "T6-1"),
				officer(Role.UE_ACCOUNTING, unit));
	}

	/** Received, rendered, returned and left, in the books of the unit that executes. */
	String books(Advance advance) {
		DelegationBooks.Standing books = this.books.of(fresh(advance));
		return books.received() + " " + books.rendered() + " " + books.returned() + " " + books.left();
	}

	void renderedBy(String unit, Advance advance, Renderings.Listed... listed) {
		this.renderings.send(advance, LocalDate.of(YEAR, 4, 20), List.of(listed), officer(Role.UE_LOGISTICS, unit));
	}

	void decidedBy(String unit, Advance advance, String action) {
		List<Advance.Rendering> accounts = this.advances.renderings(advance);
		this.renderings.decide(advance, accounts.get(accounts.size() - 1).id(), action, "Motivo",
				officer(Role.UE_ACCOUNTING, unit));
	}

	Advance seenBy(String unit, Advance advance) {
		return this.advances.get(advance.fiscalYear(), advance.secEjec(), advance.id(),
				officer(Role.UE_LOGISTICS, unit));
	}

	Advance fresh(Advance advance) {
		return this.advances.get(advance.fiscalYear(), advance.secEjec(), advance.id(),
				officer(Role.UE_LOGISTICS, advance.secEjec()));
	}

	static Renderings.Listed voucher(String amount) {
		return voucher("F001-" + VOUCHERS.incrementAndGet(), amount);
	}

	static Renderings.Listed voucher(String number, String amount) {
		return new Renderings.Listed(false, LocalDate.of(YEAR, 4, 2), "20131370645", number, "HOTEL", TRAVEL,
				Amount.of(amount));
	}

	static Renderings.Listed sworn(String amount) {
		return new Renderings.Listed(true, LocalDate.of(YEAR, 4, 2), "", "", "MOVILIDAD", TRAVEL, Amount.of(amount));
	}

	Renderings.Counted render(Advance advance, Renderings.Listed... listed) {
		return render(advance, LocalDate.of(YEAR, 4, 20), listed);
	}

	Renderings.Counted render(Advance advance, LocalDate day, Renderings.Listed... listed) {
		return this.renderings.send(advance, day, List.of(listed), officer(Role.UE_LOGISTICS, advance.secEjec()));
	}

	void decide(Advance advance, String action, Role role) {
		List<Advance.Rendering> accounts = this.advances.renderings(advance);
		this.renderings.decide(advance, accounts.get(accounts.size() - 1).id(), action, "Motivo",
				officer(role, advance.secEjec()));
	}

	String balance(String unit, String account) {
		return this.jdbc.sql("""
				select coalesce(sum(debit - credit), 0)::numeric(19,2)::text from trial_balance
				where fiscal_year = 2026 and sec_ejec = ? and account = ?""")
			.params(unit, account)
			.query(String.class)
			.single();
	}

	/**
	 * An advance that is owed, with an account that waits.
	 * @return its page
	 */
	public String page() {
		Advance advance = paid("001650", aDni(), LocalDate.of(YEAR, 4, 3));
		render(advance, voucher("600.00"), sworn("300.00"));
		return advance.page();
	}

	/**
	 * An advance that is owed.
	 * @return its page
	 */
	public String owedPage() {
		return paid("001650", aDni(), LocalDate.of(YEAR, 4, 3)).page();
	}

	void annul(Advance advance) {
		this.advances.annul(advance, "Error", officer(Role.UE_LOGISTICS, advance.secEjec()));
	}

}

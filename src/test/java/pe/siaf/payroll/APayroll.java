package pe.siaf.payroll;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.payroll.Payroll.Line;

/** The trade's words for tests of payrolls, in the year 2026. */
@Component
public class APayroll {

	static final int YEAR = 2026;

	static final String PAY = "2.1.1.1.1.3";

	static final String HEALTH = "2.1.3.1.1.5";

	private final JdbcClient jdbc;

	private final APurchase purchase;

	private final Payrolls payrolls;

	private final PayrollMoves moves;

	APayroll(JdbcClient jdbc, APurchase purchase, Payrolls payrolls, PayrollMoves moves) {
		this.jdbc = jdbc;
		this.purchase = purchase;
		this.payrolls = payrolls;
		this.moves = moves;
	}

	static Profile officer(Role role, String unit) {
		return new Profile(0, role.name().toLowerCase(Locale.ROOT), "Persona " + role, role,
				new Scope(Scope.Kind.UE, unit), true);
	}

	/** Lines for pay and contributions of a target, each with its credit. */
	List<LineKey> lines(String unit, String target, String credit) {
		LineKey goods = this.purchase.aLine(unit, target, "1");
		return List.of(this.purchase.anotherItem(unit, goods, PAY, credit),
				this.purchase.anotherItem(unit, goods, HEALTH, credit));
	}

	void position(String unit, String code) {
		this.jdbc.sql("""
				insert into personnel_position (fiscal_year, sec_ejec, code, regime, name, monthly_cost, rubro)
				values (2026, ?, ?, '276', 'PLAZA', 1000, '00') on conflict do nothing""").params(unit, code).update();
	}

	static Line earned(String position, LineKey line, String amount, String withheld) {
		return new Line(position, "", "E", line.secFunc(), line.rubro(), line.resourceType(), line.item(),
				Amount.of(amount), Amount.of(withheld));
	}

	static Line contributed(String position, LineKey line, String amount) {
		return new Line(position, "", "K", line.secFunc(), line.rubro(), line.resourceType(), line.item(),
				Amount.of(amount), Amount.ZERO);
	}

	Payroll register(String unit, List<Line> lines) {
		return register(unit, lines, officer(Role.UE_HR, unit));
	}

	Payroll register(String unit, List<Line> lines, Profile officer) {
		String number = this.payrolls.register(
				new Payrolls.Draft(YEAR, unit, 4, "Planilla de abril", LocalDate.of(YEAR, 4, 24), lines, null),
				officer);
		return this.payrolls.get(YEAR, unit, number, officer);
	}

	Payroll move(Payroll payroll, String action, Role role) {
		return this.moves.move(payroll, action, "Motivo", officer(role, payroll.secEjec()));
	}

	Payroll move(Payroll payroll, String action, Role role, String username) {
		return this.moves.move(payroll, action, "Motivo", new Profile(0, username, "Persona " + username, role,
				new Scope(Scope.Kind.UE, payroll.secEjec()), true));
	}

	Payroll certified(Payroll payroll) {
		return move(move(payroll, "verify", Role.UE_HR), "certify", Role.UE_BUDGET);
	}

	Payroll posted(Payroll payroll) {
		return move(certified(payroll), "approve", Role.UE_ADMIN_HEAD);
	}

	/**
	 * A payroll of the demonstration's unit that waits for the head of administration.
	 * @param target one that no other test uses
	 * @return its page
	 */
	public String page(String target) {
		String unit = "001650";
		List<LineKey> lines = lines(unit, target, "1000");
		position(unit, "T-1");
		return certified(register(unit,
				List.of(earned("T-1", lines.get(0), "500.00", "65.00"), contributed("T-1", lines.get(1), "45.00"))))
			.page();
	}

}

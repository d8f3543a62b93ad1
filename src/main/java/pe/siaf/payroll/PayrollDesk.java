package pe.siaf.payroll;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.AmountFormatter;
import pe.siaf.ui.MenuContribution;
import pe.siaf.workflow.InboxSource;

/** The menu's entry, and the payrolls that wait for a profile. */
@Component
class PayrollDesk implements MenuContribution, InboxSource {

	private final Payrolls payrolls;

	private final CurrentProfile current;

	PayrollDesk(Payrolls payrolls, CurrentProfile current) {
		this.payrolls = payrolls;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 238, "payroll.title", "/planillas")) : List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		boolean moves = profile.may(Permission.PAYROLL_PREPARE) || profile.may(Permission.CERTIFICATION_APPROVE)
				|| profile.may(Permission.ACCRUAL_APPROVE);
		return moves ? this.payrolls.waiting(profile).stream().map(PayrollDesk::item).toList() : List.of();
	}

	private static InboxItem item(Payroll payroll) {
		return new InboxItem("payroll.one", payroll.number(), payroll.description(), payroll.state(),
				AmountFormatter.print(payroll.total()), payroll.movedAt(), payroll.page());
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}

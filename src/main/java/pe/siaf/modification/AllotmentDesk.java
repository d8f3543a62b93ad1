package pe.siaf.modification;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.ui.MenuContribution;
import pe.siaf.workflow.InboxSource;

/** The menu's entry for revisions of the PCA, and the requests that wait. */
@Component
class AllotmentDesk implements MenuContribution, InboxSource {

	private final JdbcClient jdbc;

	private final CurrentProfile current;

	AllotmentDesk(JdbcClient jdbc, CurrentProfile current) {
		this.jdbc = jdbc;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean works = this.current.find()
			.filter((profile) -> profile.may(Permission.ALLOTMENT_REQUEST) || profile.may(Permission.ALLOTMENT_DECIDE))
			.isPresent();
		return works
				? List.of(new MenuEntry("menu.execution", 216, "allotment.requests", "/presupuesto/revisiones-pca"))
				: List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		// asked for each page of everybody
		if (!profile.may(Permission.ALLOTMENT_REQUEST) && !profile.may(Permission.ALLOTMENT_DECIDE)) {
			return List.of();
		}
		return items("r.state in (" + (profile.may(Permission.ALLOTMENT_DECIDE) ? "'T'" : "'N', 'V', 'R'") + ") and ",
				" order by r.moved_at limit 100", profile);
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		boolean works = profile.may(Permission.ALLOTMENT_REQUEST) || profile.may(Permission.ALLOTMENT_DECIDE);
		return works ? items("r.state = 'A' and ", " order by r.moved_at desc limit 20", profile) : List.of();
	}

	private List<InboxItem> items(String condition, String order, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(AllotmentRequests.SELECT + "where " + condition + scope.sql() + order)
			.params(scope.params())
			.query((row, at) -> new InboxItem("allotment.request",
					row.getString("sec_ejec") + " " + row.getString("number"), row.getString("reason"),
					row.getString("state"), AmountFormatter.print(new Amount(row.getBigDecimal("amount"))),
					row.getObject("moved_at", OffsetDateTime.class),
					"/presupuesto/revisiones-pca/%d/%s/%s".formatted(row.getInt("fiscal_year"),
							row.getString("sec_ejec"), row.getString("number"))))
			.list();
	}

}

package pe.siaf.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.contract.Forecast.Line;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.programming.Precommitments;
import pe.siaf.programming.Precommitments.Promise;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Moves a forecast through its states. Signed by the heads of budget and administration
 * it binds the programming of the years that it names; annulled it binds no more.
 */
@Service
class ForecastMoves {

	private final JdbcClient jdbc;

	private final Forecasts forecasts;

	private final Precommitments precommitments;

	private final Workflow workflow;

	ForecastMoves(JdbcClient jdbc, Forecasts forecasts, Precommitments precommitments, Workflow workflow) {
		this.jdbc = jdbc;
		this.forecasts = forecasts;
		this.precommitments = precommitments;
		this.workflow = workflow;
	}

	/**
	 * Moves a forecast.
	 * @param forecast the forecast as the actor saw it
	 * @param action verify, sign, approve, reject, discard or annul
	 * @param comment the reason, where one is given
	 * @param actor who acts
	 * @return the forecast in its new state
	 * @throws RuleViolation FOR-004 if a contract's year pays less than is promised of
	 * it, CTL-001 if the actor had another part in it
	 */
	@Transactional
	Forecast move(Forecast forecast, String action, @Nullable String comment, Profile actor) {
		int version = this.jdbc
			.sql("select version from budget_forecast where sec_ejec = ? and id = ? for no key update")
			.params(forecast.secEjec(), forecast.id())
			.query(Integer.class)
			.single();
		if (version != forecast.version()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", forecast.shown()));
		}
		String to = this.workflow.next(Forecasts.TYPE, forecast.state(), action, actor, comment);
		boolean own = actor.username().equals(forecast.preparedBy())
				|| ("A".equals(to) && actor.username().equals(forecast.budgetBy()));
		if ("SA".contains(to) && own) {
			throw new RuleViolation(ContractRule.DUTIES_INCOMPATIBLE,
					Figures.of("person", actor.personName(), "stage", Forecasts.TYPE));
		}
		write(forecast, to, actor);
		if ("VSA".contains(to)) {
			checkContract(forecast);
		}
		if ("A".equals(to)) {
			this.precommitments.promise(forecast.secEjec(), forecast.shown(), forecast.subject(),
					this.forecasts.lines(forecast).stream().map(ForecastMoves::promise).toList());
		}
		if ("Y".equals(to)) {
			this.precommitments.withdraw(forecast.secEjec(), forecast.shown());
		}
		this.workflow.record(forecast.secEjec(), Forecasts.TYPE, Long.toString(forecast.id()), action, forecast.state(),
				to, actor, comment);
		return this.forecasts.get(forecast.fiscalYear(), forecast.secEjec(), forecast.number(), actor);
	}

	private static Promise promise(Line line) {
		return new Promise(line.fiscalYear(), line.rubro(), line.item(), line.amount());
	}

	private void write(Forecast forecast, String to, Profile actor) {
		boolean budget = "S".equals(to);
		boolean head = "A".equals(to);
		boolean back = "R".equals(to);
		this.jdbc.sql("""
				update budget_forecast set state = ?, version = version + 1, moved_at = now(),
				  budget_by = case when ? then null else coalesce(?, budget_by) end,
				  budget_name = case when ? then null else coalesce(?, budget_name) end,
				  head_by = coalesce(?, head_by), head_name = coalesce(?, head_name)
				where sec_ejec = ? and id = ?""")
			.params(Arrays.asList(to, back, budget ? actor.username() : null, back, budget ? actor.personName() : null,
					head ? actor.username() : null, head ? actor.personName() : null, forecast.secEjec(),
					forecast.id()))
			.update();
	}

	/**
	 * FOR-004: forecasts of a contract promise no more of a year than the contract pays
	 * in it. The contract is locked first, so that each sees what the one before asked
	 * for.
	 */
	private void checkContract(Forecast forecast) {
		Long contract = forecast.contractId();
		if (contract == null) {
			return;
		}
		this.jdbc.sql("select id from contract where sec_ejec = ? and id = ? for no key update")
			.params(forecast.secEjec(), contract)
			.query(Long.class)
			.single();
		List<Beyond> beyond = this.jdbc.sql("""
				select f.fiscal_year, f.held, coalesce(y.amount, 0) pays from contract_year_forecast f
				left join contract_year y using (sec_ejec, contract_id, fiscal_year)
				where f.sec_ejec = ? and f.contract_id = ? and f.held > coalesce(y.amount, 0) order by 1""")
			.params(forecast.secEjec(), contract)
			.query(Beyond.class)
			.list();
		if (!beyond.isEmpty()) {
			Beyond first = beyond.get(0);
			throw new RuleViolation(ContractRule.FORECAST_WITHIN_CONTRACT_YEAR,
					Figures.of("year", String.valueOf(first.fiscalYear()), "promised", first.held(), "pays",
							first.pays(), "difference", first.held().minus(first.pays())));
		}
	}

	record Beyond(int fiscalYear, Amount held, Amount pays) {
	}

}

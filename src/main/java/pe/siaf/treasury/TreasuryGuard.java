package pe.siaf.treasury;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import pe.siaf.execution.PaymentGuard;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Holds what is paid to the payee's account, and tells which limit a payment order passed
 * and by how much.
 */
@Component
class TreasuryGuard implements PaymentGuard {

	private final PayeeAccounts accounts;

	TreasuryGuard(PayeeAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public void preparing(Payment payment) {
		if (this.accounts.proposed(payment.ruc(), payment.username())) {
			throw own(payment);
		}
	}

	@Override
	public void approving(Payment payment) {
		this.accounts.obstacle(payment.fiscalYear(), payment.secEjec(), payment.ruc(), payment.username())
			.ifPresent((obstacle) -> refuse(payment, obstacle));
	}

	private static void refuse(Payment payment, PayeeAccounts.Obstacle obstacle) {
		if (obstacle.kind().equals("OWN")) {
			throw own(payment);
		}
		OffsetDateTime until = obstacle.usableFrom();
		throw new RuleViolation(TreasuryRule.ACCOUNT_NOT_VALIDATED,
				Figures.of("ruc", payment.ruc(), "what", "account." + obstacle.kind(), "until",
						(obstacle.kind().equals("RESTING") && until != null) ? until : "–"));
	}

	/** 12.2: who proposed the account neither orders nor pays to it. */
	private static RuleViolation own(Payment payment) {
		return new RuleViolation(TreasuryRule.DUTIES_APART,
				Figures.of("person", payment.username(), "stage", "PAYEE_ACCOUNT"));
	}

	@Override
	public Optional<RuleViolation> explain(String constraint, String detail) {
		List<String> told = List.of(detail.split("\\|", -1));
		return switch (constraint) {
			case "orders_within_calendar" -> Optional.of(new RuleViolation(TreasuryRule.ORDERS_WITHIN_CALENDAR,
					figures(told, "month", "source", "generic"), "lines"));
			case "orders_within_purse" -> Optional.of(new RuleViolation(TreasuryRule.ORDERS_WITHIN_PURSE,
					figures(told, "rubro", "resourceType"), "lines"));
			default -> Optional.empty();
		};
	}

	/** The key's parts, then what is left, what was asked and what is missing. */
	private static Map<String, Object> figures(List<String> told, String... key) {
		Map<String, Object> figures = new LinkedHashMap<>();
		if (told.size() == key.length + 2) {
			for (int at = 0; at < key.length; at++) {
				figures.put(key[at], told.get(at));
			}
			Amount available = Amount.of(told.get(key.length));
			Amount requested = Amount.of(told.get(key.length + 1));
			figures.put("available", available);
			figures.put("requested", requested);
			figures.put("difference", requested.minus(available));
		}
		return figures;
	}

}

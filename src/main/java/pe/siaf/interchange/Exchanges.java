package pe.siaf.interchange;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import pe.siaf.exchange.RemoteAway;
import pe.siaf.exchange.RemoteSystems;
import pe.siaf.identity.Profile;
import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Fetches what waits at other systems, takes it in and tells them what became of it. */
@Service
class Exchanges {

	private static final Logger log = LoggerFactory.getLogger(Exchanges.class);

	/** More often a list that never ends isn't asked for in one go. */
	private static final int ROUNDS = 100;

	private final List<Counterpart> counterparts;

	private final Messages messages;

	private final MessageClaims claims;

	private final Reconciliations reconciliations;

	private final RemoteSystems calls;

	Exchanges(ObjectProvider<Counterpart> counterparts, Messages messages, MessageClaims claims,
			Reconciliations reconciliations, RemoteSystems calls) {
		Map<OtherSystem, Counterpart> first = new EnumMap<>(OtherSystem.class);
		counterparts.orderedStream().forEach((one) -> first.putIfAbsent(one.system(), one));
		this.counterparts = List.copyOf(first.values());
		this.messages = messages;
		this.claims = claims;
		this.reconciliations = reconciliations;
		this.calls = calls;
	}

	/** The systems that an adapter stands for. */
	Set<OtherSystem> connected() {
		Set<OtherSystem> systems = new TreeSet<>();
		this.counterparts.forEach((counterpart) -> systems.add(counterpart.system()));
		return systems;
	}

	/**
	 * Fetches and compares now, for one unit.
	 * @param system the system
	 * @param actor who asks, of the unit
	 * @return how many messages were taken in
	 * @throws RuleViolation INT-007 if the other side is away: what was taken in stays so
	 */
	int fetch(OtherSystem system, Profile actor) {
		String unit = actor.scope().head();
		Counterpart counterpart = this.counterparts.stream()
			.filter((one) -> one.system() == system)
			.findFirst()
			.orElseThrow(() -> new NotFound("an adapter to " + system));
		try {
			int taken = counterpart.units().contains(unit) ? fetch(counterpart, unit, actor) : 0;
			this.reconciliations.reconcile(counterpart, unit);
			return taken;
		}
		catch (RemoteAway away) {
			throw new RuleViolation(InterchangeRule.COUNTERPART_AWAY,
					Figures.of("system", system.name(), "problem", away.problem().name()));
		}
	}

	/** As long as something goes off the other side's list. */
	private int fetch(Counterpart counterpart, String secEjec, @Nullable Profile asker) {
		Set<String> taken = new HashSet<>();
		boolean more = true;
		for (int round = 0; more && round < ROUNDS; round++) {
			more = false;
			for (Delivery delivery : counterpart.deliveries(secEjec)) {
				more |= take(counterpart, secEjec, delivery, asker, taken);
			}
		}
		return taken.size();
	}

	/**
	 * Takes one message in.
	 * @return whether the other side was told what became of it
	 */
	private boolean take(Counterpart counterpart, String secEjec, Delivery delivery, @Nullable Profile asker,
			Set<String> taken) {
		Optional<Told> told;
		try {
			long id = this.messages.receive(counterpart.system(), secEjec, delivery, Arrival.fetched(asker));
			Reconciliations.Outcome outcome = this.reconciliations.outcome(secEjec, id);
			told = outcome.concluded() ? Optional.of(new Told(outcome.accepted(), outcome.code())) : Optional.empty();
			taken.add(delivery.id());
		}
		catch (RuleViolation refused) {
			told = Optional.of(new Told(false, refused.rule().code()));
		}
		catch (TransientDataAccessException | NonTransientDataAccessResourceException away) {
			throw away;
		}
		catch (RuntimeException unprocessable) {
			// those behind it go on
			log.error("{} handed over to unit {} what can't be processed: {}", counterpart.system(), secEjec,
					delivery.id(), unprocessable);
			told = this.claims.unprocessable(secEjec, counterpart.system(), delivery.id())
				.map((code) -> new Told(false, code));
		}
		// told anew, when it is handed over again, if the other side is away now
		told.ifPresent((one) -> counterpart.confirm(secEjec, delivery.id(), one.accepted(), one.code()));
		return told.isPresent();
	}

	@Scheduled(cron = "${siaf.interfaces.at:0 20 5 * * *}", zone = "America/Lima")
	void everyDay() {
		this.messages.settle();
		this.counterparts.forEach(this::exchange);
	}

	/** Who was away is asked again until there is an answer. */
	@Scheduled(fixedDelayString = "${siaf.interfaces.again-after:PT15M}", initialDelayString = "PT5M")
	void again() {
		Set<String> away = this.calls.called()
			.stream()
			.filter(RemoteSystems.Called::failing)
			.map(RemoteSystems.Called::name)
			.collect(Collectors.toSet());
		this.counterparts.stream()
			.filter((one) -> away.contains(one.system().name().toLowerCase(Locale.ROOT)))
			.forEach(this::exchange);
	}

	private void exchange(Counterpart counterpart) {
		try {
			for (String unit : counterpart.units()) {
				exchange(counterpart, unit);
			}
		}
		catch (RemoteAway away) {
			// nobody else there is asked: the page says since when it is away
			log.warn("{} is away: {}", counterpart.system(), away.getMessage());
		}
	}

	private void exchange(Counterpart counterpart, String unit) {
		try {
			fetch(counterpart, unit, null);
			this.reconciliations.reconcile(counterpart, unit);
		}
		catch (RemoteAway away) {
			if (away.problem() != RemoteAway.Problem.UNREADABLE && away.problem() != RemoteAway.Problem.TOO_BIG
					&& away.problem() != RemoteAway.Problem.REFUSED) {
				throw away;
			}
			log.warn("{} said of unit {} what can't be read: {}", counterpart.system(), unit, away.getMessage());
		}
		catch (RuntimeException failed) {
			// the others go on: the page shows the last day that agreed
			log.error("{} could not be exchanged with for unit {}", counterpart.system(), unit, failed);
		}
	}

	/**
	 * What the other side is told of a message.
	 *
	 * @param accepted whether it was applied
	 * @param code the reject code, where it wasn't
	 */
	private record Told(boolean accepted, @Nullable String code) {
	}

}

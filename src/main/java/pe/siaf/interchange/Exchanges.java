package pe.siaf.interchange;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import pe.siaf.identity.Profile;
import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Fetches what waits at other systems, takes it in and tells them what became of it. */
@Service
class Exchanges {

	private static final Logger log = LoggerFactory.getLogger(Exchanges.class);

	private final List<Counterpart> counterparts;

	private final Messages messages;

	private final Reconciliations reconciliations;

	Exchanges(ObjectProvider<Counterpart> counterparts, Messages messages, Reconciliations reconciliations) {
		this.counterparts = counterparts.orderedStream().toList();
		this.messages = messages;
		this.reconciliations = reconciliations;
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
	 */
	int fetch(OtherSystem system, Profile actor) {
		String unit = actor.scope().head();
		Counterpart counterpart = this.counterparts.stream()
			.filter((one) -> one.system() == system)
			.findFirst()
			.orElseThrow(() -> new NotFound("an adapter to " + system));
		int taken = counterpart.units().contains(unit) ? fetch(counterpart, unit) : 0;
		this.reconciliations.reconcile(counterpart, unit);
		return taken;
	}

	private int fetch(Counterpart counterpart, String secEjec) {
		int taken = 0;
		for (Delivery delivery : counterpart.deliveries(secEjec)) {
			try {
				long id = this.messages.receive(counterpart.system(), secEjec, delivery, null);
				Reconciliations.Outcome outcome = this.reconciliations.outcome(secEjec, id);
				if (outcome.concluded()) {
					counterpart.confirm(secEjec, delivery.id(), outcome.accepted(), outcome.code());
				}
				taken++;
			}
			catch (RuleViolation refused) {
				counterpart.confirm(secEjec, delivery.id(), false, refused.rule().code());
			}
			catch (TransientDataAccessException | NonTransientDataAccessResourceException away) {
				throw away;
			}
			catch (RuntimeException unprocessable) {
				// those behind it go on
				log.error("{} handed over to unit {} what can't be processed: {}", counterpart.system(), secEjec,
						delivery.id(), unprocessable);
				this.messages.unprocessable(secEjec, counterpart.system(), delivery.id())
					.ifPresent((code) -> counterpart.confirm(secEjec, delivery.id(), false, code));
			}
		}
		return taken;
	}

	@Scheduled(cron = "${siaf.interfaces.at:0 20 5 * * *}", zone = "America/Lima")
	void everyDay() {
		this.messages.settle();
		for (Counterpart counterpart : this.counterparts) {
			for (String unit : counterpart.units()) {
				try {
					fetch(counterpart, unit);
					this.reconciliations.reconcile(counterpart, unit);
				}
				catch (RuntimeException away) {
					// the other side may be down: tomorrow is another day, and the page
					// shows
					// the last one that agreed
					log.error("{} could not be reached for unit {}", counterpart.system(), unit, away);
				}
			}
		}
	}

}

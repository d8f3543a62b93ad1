package pe.siaf.interchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * Another system as the demonstration and the tests have it. It hands its messages over
 * again and again until they are confirmed, keeps what it is told, and counts what it
 * handed over but for what was refused, as the real ones do. It forgets when the
 * application ends, and then hands over everything anew.
 */
abstract class SimulatedCounterpart implements Counterpart {

	private final OtherSystem system;

	private final Map<String, Map<String, Sent>> sent = new ConcurrentHashMap<>();

	SimulatedCounterpart(OtherSystem system) {
		this.system = system;
	}

	@Override
	public OtherSystem system() {
		return this.system;
	}

	@Override
	public List<String> units() {
		return this.sent.keySet().stream().sorted().toList();
	}

	/**
	 * Lets a message wait to be handed over.
	 * @param secEjec the unit
	 * @param delivery the message
	 * @param measure as what it counts
	 * @param amount what it sums up to
	 */
	void put(String secEjec, Delivery delivery, Measure measure, Amount amount) {
		Map<String, Sent> ofUnit = this.sent.computeIfAbsent(secEjec, (unit) -> new LinkedHashMap<>());
		synchronized (ofUnit) {
			ofUnit.put(delivery.id(), new Sent(delivery, measure, amount, null, null));
		}
	}

	@Override
	public List<Delivery> deliveries(String secEjec) {
		return all(secEjec).stream().filter((one) -> one.accepted() == null).map(Sent::delivery).toList();
	}

	@Override
	public void confirm(String secEjec, String messageId, boolean accepted, @Nullable String code) {
		Map<String, Sent> ofUnit = this.sent.getOrDefault(secEjec, Map.of());
		synchronized (ofUnit) {
			ofUnit.computeIfPresent(messageId,
					(id, one) -> new Sent(one.delivery(), one.measure(), one.amount(), accepted, code));
		}
	}

	@Override
	public List<Stated> stated(String secEjec, int fiscalYear) {
		Map<Measure, Stated> sums = new LinkedHashMap<>();
		all(secEjec).stream()
			.filter((one) -> one.delivery().fiscalYear() == fiscalYear && !Objects.equals(one.accepted(), false))
			.forEach((one) -> sums.merge(one.measure(), new Stated(one.measure(), 1, one.amount()),
					(all, more) -> new Stated(all.measure(), all.records() + 1, all.amount().plus(more.amount()))));
		return List.copyOf(sums.values());
	}

	private List<Sent> all(String secEjec) {
		Map<String, Sent> ofUnit = this.sent.getOrDefault(secEjec, Map.of());
		synchronized (ofUnit) {
			return List.copyOf(ofUnit.values());
		}
	}

	record Sent(Delivery delivery, Measure measure, Amount amount, @Nullable Boolean accepted, @Nullable String code) {
	}

}

package pe.siaf.interchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.exchange.RemoteSystem;
import pe.siaf.money.Amount;

/**
 * SIGA, SEACE or AIRHSP over HTTP, as docs/decisions/0038 tells their side: units that
 * they serve, messages that wait, what became of one, and what they keep of a year.
 */
class HttpCounterpart implements Counterpart {

	/** Messages handed over at once. */
	static final int MOST = 100;

	private static final int LONGEST_ID = 100;

	private final OtherSystem system;

	private final RemoteSystem remote;

	HttpCounterpart(OtherSystem system, RemoteSystem remote) {
		this.system = system;
		this.remote = remote;
	}

	@Override
	public OtherSystem system() {
		return this.system;
	}

	@Override
	public List<String> units() {
		List<String> units = Arrays.asList(this.remote.get("/units", String[].class));
		if (!units.stream().allMatch((unit) -> unit != null && unit.matches("\\d{6}"))) {
			throw this.remote.unreadable();
		}
		return units;
	}

	@Override
	public List<Delivery> deliveries(String secEjec) {
		List<Delivery> deliveries = new ArrayList<>();
		for (Handed one : this.remote.get("/units/" + secEjec + "/deliveries?most=" + MOST, Handed[].class)) {
			// what has no number couldn't be told what became of it
			if (one == null || one.id() == null || one.id().isBlank() || one.id().length() > LONGEST_ID
					|| deliveries.size() == MOST) {
				throw this.remote.unreadable();
			}
			deliveries.add(new Delivery(one.id(), text(one.kind()), one.year(), text(one.key()), text(one.content())));
		}
		return deliveries;
	}

	@Override
	public void confirm(String secEjec, String messageId, boolean accepted, @Nullable String code) {
		Map<String, @Nullable Object> said = new HashMap<>();
		said.put("id", messageId);
		said.put("accepted", accepted);
		said.put("code", code);
		// a message that is tried again may be told something else later
		String key = Messages.hash(secEjec + "\n" + messageId + "\n" + accepted + "\n" + code);
		this.remote.post("/units/" + secEjec + "/confirmations", said, key);
	}

	@Override
	public List<Stated> stated(String secEjec, int fiscalYear) {
		List<Measure> own = Measure.of(this.system);
		List<Stated> stated = new ArrayList<>();
		for (Kept one : this.remote.get("/units/" + secEjec + "/stated?year=" + fiscalYear, Kept[].class)) {
			if (one == null || one.measure() == null || !own.contains(one.measure()) || one.amount() == null
					|| one.records() < 0) {
				throw this.remote.unreadable();
			}
			stated.add(new Stated(one.measure(), one.records(), one.amount()));
		}
		return stated;
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * A message as it is handed over.
	 *
	 * @param id its number there
	 * @param kind the kind of import
	 * @param year the year it is for
	 * @param key what it is about
	 * @param content the file
	 */
	record Handed(@Nullable String id, @Nullable String kind, int year, @Nullable String key,
			@Nullable String content) {
	}

	/**
	 * What is kept there.
	 *
	 * @param measure what is counted
	 * @param records how many
	 * @param amount what they sum up to
	 */
	record Kept(@Nullable Measure measure, long records, @Nullable Amount amount) {
	}

}

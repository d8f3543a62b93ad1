package pe.siaf.ceiling;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a ceiling is about.
 *
 * @param codes the keys it names, none of them empty
 */
record CeilingKeys(Map<CeilingKey, String> codes) {

	/** The columns, in their order, for SQL. */
	static final String COLUMNS = Arrays.stream(CeilingKey.values())
		.map(CeilingKey::column)
		.collect(Collectors.joining(", "));

	CeilingKeys {
		Map<CeilingKey, String> kept = new EnumMap<>(CeilingKey.class);
		codes.forEach((key, code) -> {
			if (!code.isBlank()) {
				kept.put(key, code.strip());
			}
		});
		codes = Collections.unmodifiableMap(kept);
	}

	/**
	 * Reads what {@link #text()} writes: {@code P09/096|U001650}.
	 * @param text the text
	 * @return the keys, or empty where it is none
	 */
	static Optional<CeilingKeys> parse(String text) {
		Map<CeilingKey, String> codes = new EnumMap<>(CeilingKey.class);
		for (String part : text.split("\\|", -1)) {
			Optional<CeilingKey> key = part.isEmpty() ? Optional.empty() : CeilingKey.of(part.charAt(0));
			if (key.isEmpty() || !key.get().fits(part.substring(1)) || codes.containsKey(key.get())) {
				return Optional.empty();
			}
			codes.put(key.get(), part.substring(1));
		}
		return Optional.of(new CeilingKeys(codes));
	}

	/** How fields and addresses write it. */
	public String text() {
		return this.codes.entrySet()
			.stream()
			.map((one) -> one.getKey().letter() + one.getValue())
			.collect(Collectors.joining("|"));
	}

	/** How people read it: the codes, from who to what. */
	public String label() {
		return String.join(" · ", this.codes.values());
	}

	/** A key's code, empty where the ceiling is about all. */
	public String get(CeilingKey key) {
		return this.codes.getOrDefault(key, "");
	}

	/** These keys and others; where both name one, the other counts. */
	CeilingKeys with(CeilingKeys more) {
		Map<CeilingKey, String> all = new EnumMap<>(CeilingKey.class);
		all.putAll(this.codes);
		all.putAll(more.codes);
		return new CeilingKeys(all);
	}

	/** These keys without those of another. */
	CeilingKeys without(CeilingKeys other) {
		Map<CeilingKey, String> rest = new EnumMap<>(CeilingKey.class);
		this.codes.forEach((key, code) -> {
			if (!code.equals(other.get(key))) {
				rest.put(key, code);
			}
		});
		return new CeilingKeys(rest);
	}

	/** All columns with their codes, empty ones included, for SQL. */
	Map<String, Object> columns() {
		Map<String, Object> columns = new LinkedHashMap<>();
		for (CeilingKey key : CeilingKey.values()) {
			columns.put(key.column(), get(key));
		}
		return columns;
	}

}

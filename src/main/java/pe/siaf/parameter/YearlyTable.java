package pe.siaf.parameter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import pe.siaf.identity.Role;
import pe.siaf.money.Thousands;

/** The tables that the rules read by year, and who keeps each. */
enum YearlyTable {

	/** The tax unit (UIT), and how many of them a small purchase may reach. */
	TAX_UNITS("uit", "tax_unit", Since.FISCAL_YEAR, "'UIT'::text", List.of(), "", Role.RECTOR_BUDGET,
			new Value("amount", "1", "1000000", 2), new Value("minor_purchases", "0.01", "100", 2)),

	/** Scales and terms of advances (9.11). */
	ADVANCES("anticipos", "advance_parameter", Since.YEAR, "name", List.of("name", "meaning"), "meaning",
			Role.RECTOR_BUDGET, new Value("value", "0", "999999", 2)),

	/** Penalties of delays (9.14). */
	PENALTIES("penalidades", "delay_penalty", Since.YEAR, "kind || '/' || above_days", List.of("kind", "above_days"),
			"", Role.RECTOR_BUDGET, new Value("factor", "0.01", "100", 2), new Value("cap", "0.01", "100", 2)),

	/** What signals of control look at (12.6). */
	SIGNALS("senales", "signal_limit", Since.YEAR, "name", List.of("name", "meaning"), "meaning", Role.RECTOR_BUDGET,
			new Value("value", "0", "999999", 2)),

	/** Rests of payees' accounts (9.15), and how far a typed rate of exchange may lie. */
	TREASURY("tesoreria", "treasury_parameter", Since.YEAR, "name", List.of("name", "basis"), "basis",
			Role.RECTOR_TREASURY, new Value("value", "0", "999999", 0)),

	/** What freezes a batch of payments (9.8). */
	VELOCITY("velocidad", "velocity_limit", Since.YEAR, "name", List.of("name", "basis"), "basis", Role.RECTOR_TREASURY,
			new Value("value", "0", "999999999", 2)),

	/** When the treasury is told that a guarantee letter expires (9.13). */
	GUARANTEES("garantias", "guarantee_alert", Since.YEAR, "name", List.of("name", "basis"), "basis",
			Role.RECTOR_TREASURY, new Value("days", "1", "365", 0)),

	/** Detractions of what is bought (9.7), by the day of the voucher. */
	DETRACTIONS("detracciones", "detraction_rate", Since.DAY, "concept", List.of("concept"), "", Role.RECTOR_TREASURY,
			new Value("percent", "0.01", "99.99", 4), new Value("above", "0", "999999999", 2)),

	/** Income tax of fee receipts (9.7), by the day of the voucher. */
	FEE_RECEIPTS("recibos", "withholding_rate", Since.DAY, "kind", List.of("kind", "voucher_type"), "",
			Role.RECTOR_TREASURY, new Value("percent", "0.01", "99.99", 4), new Value("above", "0", "999999999", 2)),

	/** Units that keep value added tax back; brought by file. */
	AGENTS("agentes", "withholding_agent", Since.DAY, "sec_ejec", List.of("sec_ejec"), "resolution", null),

	/** What each type of operation goes through (9.11). */
	OPERATIONS("operaciones", "operation_stage", Since.YEAR, "operation_type || ' · ' || stage",
			List.of("operation_type", "stage"),
			"concat_ws(' · ', nullif(array_to_string(documents, ', '), ''), nullif(array_to_string(items, ', '), ''))",
			null);

	private final String code;

	private final String table;

	private final Since since;

	private final String key;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<String> kept;

	private final String text;

	private final @Nullable Role keeper;

	@SuppressWarnings("ImmutableEnumChecker") // made by List.of
	private final List<Value> values;

	YearlyTable(String code, String table, Since since, String key, List<String> kept, String text,
			@Nullable Role keeper, Value... values) {
		this.code = code;
		this.table = table;
		this.since = since;
		this.key = key;
		this.kept = kept;
		this.text = text;
		this.keeper = keeper;
		this.values = List.of(values);
	}

	static Optional<YearlyTable> of(String code) {
		return Arrays.stream(values()).filter((one) -> one.code.equals(code)).findFirst();
	}

	public String code() {
		return this.code;
	}

	public String page() {
		return "/tablas/" + this.code;
	}

	String table() {
		return this.table;
	}

	public Since since() {
		return this.since;
	}

	/** The expression that names a row. */
	String key() {
		return this.key;
	}

	/** The columns that a change takes over as they are. */
	List<String> kept() {
		return this.kept;
	}

	/** The expression that says what a row means, or empty. */
	String text() {
		return this.text;
	}

	public List<Value> figures() {
		return this.values;
	}

	/**
	 * Whether a role changes it.
	 * @param role whose
	 * @return false for all where a file or a norm's own procedure does
	 */
	boolean isKeptBy(Role role) {
		return role == this.keeper;
	}

	public String messageKey() {
		return "parameter.table." + this.code;
	}

	/** From when on a row holds. */
	enum Since {

		/** From a year on, until a later row. */
		YEAR("since"),

		/** In its year, and later until there is another. */
		FISCAL_YEAR("fiscal_year"),

		/** From a day on, until a later row. */
		DAY("valid_from");

		private final String column;

		Since(String column) {
			this.column = column;
		}

		String column() {
			return this.column;
		}

		public boolean isDay() {
			return this == DAY;
		}

	}

	/**
	 * A figure of a row.
	 *
	 * @param column its column
	 * @param least the least it may be
	 * @param most the most
	 * @param decimals how many decimals it may have
	 */
	record Value(String column, String least, String most, int decimals) {

		public String messageKey() {
			return "parameter.value." + this.column;
		}

		Optional<BigDecimal> read(@Nullable String typed) {
			String plain = (typed != null) ? Thousands.without(typed) : "";
			String form = (this.decimals > 0) ? "\\d{1,10}(\\.\\d{1," + this.decimals + "})?" : "\\d{1,10}";
			if (!plain.matches(form)) {
				return Optional.empty();
			}
			BigDecimal read = new BigDecimal(plain);
			return (read.compareTo(new BigDecimal(this.least)) >= 0 && read.compareTo(new BigDecimal(this.most)) <= 0)
					? Optional.of(read) : Optional.empty();
		}

	}

}

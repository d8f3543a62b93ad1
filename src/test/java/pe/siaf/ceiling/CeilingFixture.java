package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.ceiling.Distribution.Entry;
import pe.siaf.ceiling.Distribution.Order;
import pe.siaf.ceiling.MacroFrames.MacroValue;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/** Frames and ceilings of years of the tests' own, given out as officers do. */
@Component
public class CeilingFixture {

	/** A pliego of the tests with units A and B. */
	public static final String PLIEGO = "95/951";

	public static final String UNIT_A = "995101";

	public static final String UNIT_B = "995102";

	static final Profile RECTOR = new Profile(0, "rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET,
			Scope.national(), true);

	static final Profile PLIEGO_OFFICE = new Profile(0, "presupuesto.pliego", "Oficina del pliego", Role.PLIEGO_BUDGET,
			new Scope(Scope.Kind.PLIEGO, PLIEGO), true);

	static final Profile UNIT_OFFICE = new Profile(0, "presupuesto.ue", "Oficina de la unidad", Role.UE_BUDGET,
			new Scope(Scope.Kind.UE, UNIT_A), true);

	private final JdbcClient jdbc;

	private final MacroFrames frames;

	private final CeilingVersions versions;

	private final VersionMoves moves;

	private final Distribution distribution;

	private final DistributionWriter writer;

	CeilingFixture(JdbcClient jdbc, MacroFrames frames, CeilingVersions versions, VersionMoves moves,
			Distribution distribution, DistributionWriter writer) {
		this.writer = writer;
		this.jdbc = jdbc;
		this.frames = frames;
		this.versions = versions;
		this.moves = moves;
		this.distribution = distribution;
	}

	/**
	 * The tests' pliego with its two units and a cost centre, in the newest year that
	 * knows any: that is whose codes ceilings of later years use.
	 */
	void aPliegoWithUnits() {
		int catalogue = this.jdbc.sql("select ceiling_catalogue_year(2100)").query(Integer.class).single();
		for (String row : new String[] { "sector values (2026, '95', 'SECTOR DE PRUEBA')",
				"pliego values (2026, 'E', '95', '951', 'PLIEGO DE TECHOS')",
				"pliego values (2026, 'E', '95', '952', 'OTRO PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '995101', 'E', '95', '951', '001', 'UNIDAD A')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '995102', 'E', '95', '951', '002', 'UNIDAD B')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '995201', 'E', '95', '952', '001', 'UNIDAD AJENA')",
				"cost_centre (fiscal_year, sec_ejec, code, name) values (2026, '995101', '01', 'CENTRO DE SALUD')" }) {
			this.jdbc.sql("insert into " + row.replace("(2026", "(" + catalogue) + " on conflict do nothing").update();
		}
	}

	/**
	 * A published frame.
	 * @param year its first year
	 * @param soles the limit of expenditure of each of its years
	 * @return its key
	 */
	public long aFrame(int year, long soles) {
		long id = this.frames.open(new FrameForm(year, "BASE", "Marco de prueba", "", null), false, RECTOR);
		List<MacroValue> values = new ArrayList<>();
		for (MacroVariable variable : this.frames.variables(year)) {
			for (int each = year - 1; each <= year + 2; each++) {
				values.add(new MacroValue(variable.code(), each,
						variable.isMoney() ? BigDecimal.valueOf(soles) : BigDecimal.valueOf(2)));
			}
		}
		this.frames.write(id, 0, values, RECTOR);
		this.frames.move(id, "publish", RECTOR);
		return id;
	}

	/** A draft of the year's assignment under a frame. */
	public long aDraft(int year, long frame) {
		return this.versions.open(new VersionForm(year, "APM", "Asignación de prueba", "", frame, null, null), false,
				RECTOR);
	}

	/** An assignment that gives a pliego so much a year, in the state named. */
	public long anAssignment(int year, long soles, String state) {
		aPliegoWithUnits();
		long version = aDraft(year, aFrame(year, 1_000_000));
		give(version, null, Map.of("P" + PLIEGO, soles), RECTOR);
		carry(version, state);
		return version;
	}

	/** Carries a version on, step by step, to a state. */
	void carry(long version, String state) {
		Map<String, String> steps = Map.of("DRAFT", "validate", "VALIDATED", "approve", "APPROVED", "release");
		while (!stateOf(version).equals(state)) {
			this.moves.move(version, null, String.valueOf(steps.get(stateOf(version))), null, RECTOR);
		}
	}

	String stateOf(long version) {
		return this.versions.find(version).orElseThrow().state();
	}

	/** Gives out the same amounts for the three years. */
	int give(long version, Long parent, Map<String, Long> soles, Profile actor) {
		int year = this.versions.find(version).orElseThrow().fiscalYear();
		List<Entry> entries = new ArrayList<>();
		soles.forEach((keys, amount) -> {
			for (int each = year; each <= year + 2; each++) {
				entries.add(entry(keys, each, amount, ""));
			}
		});
		return this.distribution.give(version, parent, new Order(entries, "INERTIAL", "", false), actor);
	}

	/** Sets one amount of one year, with a reason. */
	void set(long version, Long parent, String keys, int year, long soles, boolean proposed, Profile actor) {
		this.distribution.give(version, parent,
				new Order(List.of(entry(keys, year, soles, "Ajuste " + soles)), "", "", proposed), actor);
	}

	void takeAway(long version, long parent, String reason, Profile actor) {
		this.writer.takeAway(version, this.jdbc
			.sql("select c.id from ceiling c join ceiling named on named.id = ? and named.version_id = c.version_id"
					+ CeilingQueries.sameKeys("c", "named"))
			.param(parent)
			.query(Long.class)
			.list(), reason, actor);
	}

	static Entry entry(String keys, int year, long soles, String reason) {
		return new Entry(CeilingKeys.parse(keys).orElseThrow(), year, Amount.of(soles), reason);
	}

	/** The row of a ceiling. */
	public long row(long version, String keys, int year) {
		CeilingKeys named = CeilingKeys.parse(keys).orElseThrow();
		return this.jdbc
			.sql("""
					select id from ceiling where version_id = ? and year = ? and pliego = ? and sec_ejec = ? and cost_centre = ?
					  and category = ? and rubro = ?""")
			.params(version, year, named.get(CeilingKey.PLIEGO), named.get(CeilingKey.UNIT),
					named.get(CeilingKey.CENTRE), named.get(CeilingKey.CATEGORY), named.get(CeilingKey.RUBRO))
			.query(Long.class)
			.single();
	}

	Amount amount(long row) {
		return this.jdbc.sql("select amount from ceiling where id = ?")
			.param(row)
			.query((found, number) -> new Amount(found.getBigDecimal(1)))
			.single();
	}

	Amount distributed(long row) {
		return this.jdbc.sql("select distributed from ceiling where id = ?")
			.param(row)
			.query((found, number) -> new Amount(found.getBigDecimal(1)))
			.single();
	}

	/** Frames and ceilings of the demonstration, and drafts beside them. */
	public Pages pages() {
		long draftFrame = this.frames.open(new FrameForm(2097, "BASE", "Borrador", "", null), false, RECTOR);
		long draft = anAssignment(2094, 1_000, "DRAFT");
		return this.jdbc
			.sql("""
					select v.frame_id, v.id, c.id from ceiling_version v join ceiling c on c.version_id = v.id and c.parent_id is null
					where v.demonstration and v.state = 'AVAILABLE' and c.year = v.fiscal_year""")
			.query((row, number) -> new Pages("/marco/" + draftFrame, "/marco/" + row.getLong(1), "/techos/" + draft,
					"/techos/" + row.getLong(2), "/techos/" + row.getLong(2) + "/" + row.getLong(3)))
			.single();
	}

	/**
	 * Where they are.
	 *
	 * @param draftFrame a frame that is written
	 * @param frame a published one
	 * @param draft a version that is written
	 * @param version the available one
	 * @param ceiling a pliego's ceiling of it
	 */
	public record Pages(String draftFrame, String frame, String draft, String version, String ceiling) {
	}

}

package pe.siaf.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.HeaderNames;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Trial;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.RuleViolation;

/**
 * A file of contracts, orders or what came of them, of another system: rows of one key
 * make one of them. What came in before changes nothing, or is refused if it says
 * something else now (INT-002). A file is judged by registering what it holds and taking
 * that back, so that each row is told what it would be refused for; then all of it is
 * registered, or nothing.
 */
abstract class DeliveryImport implements ImportKind {

	private final String kind;

	private final Deliveries deliveries;

	private final Trial trial;

	/**
	 * Creates the kind.
	 * @param kind CONTRACT, ORDER, RECEPTION or CONFORMITY
	 * @param deliveries what came in before
	 * @param trial how it is tried out
	 */
	DeliveryImport(String kind, Deliveries deliveries, Trial trial) {
		this.kind = kind;
		this.deliveries = deliveries;
		this.trial = trial;
	}

	/** The columns that tell the whole, not a part: the same in all rows of a key. */
	abstract List<String> head();

	/**
	 * What other systems call the kinds, as {@link HeaderNames} writes it, and what they
	 * are here.
	 */
	abstract Map<String, String> kinds();

	/** The kind of a row here; its own word where that is unknown. */
	String kind(ImportRow row) {
		String said = HeaderNames.normal(row.text("kind"));
		return kinds().getOrDefault(said, said);
	}

	/** The key of what a row belongs to. */
	abstract String key(StagedFile file, ImportRow row);

	/** The key of the order that a row names. */
	String orderKey(StagedFile file, ImportRow row) {
		return file.fiscalYear() + " " + kind(row) + " " + row.text("number");
	}

	/** What the rows of one key are worth. */
	abstract Amount total(StagedFile file, List<ImportRow> rows);

	/** Registers it, and gives its key within the unit. */
	abstract long register(StagedFile file, List<ImportRow> rows, Profile officer);

	@Override
	public Permission permission() {
		return Permission.CONTRACT_KEEP;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Map<String, List<ImportRow>> delivered = read(file);
		delivered.forEach((key, rows) -> hashOf(file, key).filter((before) -> !before.equals(Deliveries.hash(rows)))
			.ifPresent((other) -> findings.error(rows.get(0).number(), "number", "INT-002",
					"contract.delivered.otherwise", key)));
		delivered.forEach((key, rows) -> checkRows(key, rows, findings));
		if (!findings.hasErrors()) {
			Profile officer = this.deliveries.officer(file);
			this.trial.undone(() -> delivered.forEach((key, rows) -> {
				if (hashOf(file, key).isEmpty()) {
					tryOut(file, key, rows, officer, findings);
				}
			}));
		}
	}

	private void checkRows(String key, List<ImportRow> rows, Findings findings) {
		ImportRow first = rows.get(0);
		for (ImportRow row : rows) {
			if (!kinds().containsValue(kind(row))) {
				findings.error(row.number(), "kind", "INT-004", "contract.delivered.kind", row.text("kind"));
			}
			head().stream()
				.filter((column) -> !row.text(column).equals(first.text(column)))
				.findFirst()
				.ifPresent((column) -> findings.error(row.number(), column, "INT-004", "contract.delivered.differs",
						key, row.text(column), first.text(column)));
		}
	}

	private void tryOut(StagedFile file, String key, List<ImportRow> rows, Profile officer, Findings findings) {
		try {
			this.trial.attempt(() -> {
				take(file, key, rows, officer);
				return key;
			});
		}
		catch (RuleViolation refused) {
			findings.refused(rows.get(0).number(), "number", refused);
		}
	}

	private Optional<String> hashOf(StagedFile file, String key) {
		return this.deliveries.hashOf(file, this.kind, key);
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		read(file).forEach((key, rows) -> {
			if (hashOf(file, key).isPresent()) {
				changes.equal(1);
			}
			else {
				changes.added(key, List.of(new Measure("amount", null, AmountFormatter.print(total(file, rows)))));
			}
		});
	}

	@Override
	public void apply(StagedFile file) {
		Profile officer = this.deliveries.officer(file);
		read(file).forEach((key, rows) -> {
			if (hashOf(file, key).isEmpty()) {
				take(file, key, rows, officer);
			}
		});
	}

	/** What comes later in the file may name it. */
	private void take(StagedFile file, String key, List<ImportRow> rows, Profile officer) {
		this.deliveries.keep(file, this.kind, key, Deliveries.hash(rows), register(file, rows, officer));
	}

	private Map<String, List<ImportRow>> read(StagedFile file) {
		Map<String, List<ImportRow>> byKey = new LinkedHashMap<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> byKey.computeIfAbsent(key(file, row), (key) -> new ArrayList<>()).add(row));
		}
		return byKey;
	}

}

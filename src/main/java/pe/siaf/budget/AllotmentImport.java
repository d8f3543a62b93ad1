package pe.siaf.budget;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code commitment-allotments}: a unit's PCA as the rector sets it. Keys that a
 * file leaves out are kept.
 */
@Component
class AllotmentImport implements ImportKind {

	private final JdbcClient jdbc;

	AllotmentImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "commitment-allotments";
	}

	@Override
	public Permission permission() {
		return Permission.ALLOTMENT_IMPORT;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("sec_ejec", 6).optional(), ImportColumn.code("rubro", 2),
				ImportColumn.code("expenditure_category", 1).or("categoria_gasto"),
				ImportColumn.text("generic").or("generica"), ImportColumn.amount("assigned").or("pca", "monto"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (ImportRow row : rows(file)) {
			if (!seen.add(key(row))) {
				findings.error(row.number(), "generic", "INT-002", "budget.allotment.twice", key(row));
			}
			check(file, row, findings);
		}
	}

	private void check(StagedFile file, ImportRow row, Findings findings) {
		Amount assigned = row.amount("assigned");
		if (!assigned.isWhole() || assigned.isNegative()) {
			findings.error(row.number(), "assigned", "INT-004", "budget.allotment.whole", assigned);
			return;
		}
		Key key = key(file, row);
		if (!key.known()) {
			findings.error(row.number(), "generic", "CLS-001", "budget.allotment.unknown", row.text("rubro"),
					row.text("expenditure_category"), row.text("generic"));
		}
		else if (assigned.exceeds(key.pim())) {
			findings.error(row.number(), "assigned", LedgerRule.ALLOTMENT_WITHIN_PIM, key(row), assigned, key.pim());
		}
		else if (key.certified().exceeds(assigned)) {
			findings.error(row.number(), "assigned", LedgerRule.ALLOTMENT_BELOW_CERTIFIED, key(row), assigned,
					key.certified());
		}
		else if (isOfPliego(file) && key.raisedBeyond(assigned)) {
			findings.error(row.number(), "assigned", LedgerRule.UNITS_WITHIN_PLIEGO, key(row));
		}
	}

	/** A pliego distributes what the rector gave it; it gives itself nothing (8.7). */
	private static boolean isOfPliego(StagedFile file) {
		return List.of(file.profile().split(" ")).contains(Scope.Kind.PLIEGO.name());
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		for (ImportRow row : rows(file)) {
			String after = AmountFormatter.print(row.amount("assigned"));
			Amount before = key(file, row).assigned();
			if (before == null) {
				changes.added(key(row), List.of(new Measure("assigned", null, after)));
			}
			else {
				changes.compared(key(row), before.equals(row.amount("assigned")) ? List.of()
						: List.of(new Measure("assigned", AmountFormatter.print(before), after)));
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		for (ImportRow row : rows(file)) {
			this.jdbc.sql("select 1 from allotment_set(cast(? as smallint), ?, ?, ?, ?, ?, ?)")
				.params(file.fiscalYear(), file.secEjec(), row.text("rubro"), row.text("expenditure_category"),
						row.text("generic"), row.amount("assigned").value(), file.id())
				.query(Integer.class)
				.single();
		}
	}

	private Key key(StagedFile file, ImportRow row) {
		return this.jdbc
			.sql("""
					select exists (select from rubro where fiscal_year = :year and code = :rubro and status = 'ACTIVE')
					    and exists (select from expenditure_category where fiscal_year = :year and code = :category)
					    and :generic ~ '^2\\.\\d$' known,
					  coalesce(sum(l.pim), 0) pim, coalesce(sum(l.certified + l.certified_reserved), 0) certified,
					  (select a.assigned from commitment_allotment a where a.fiscal_year = :year and a.sec_ejec = :unit
					    and a.rubro = :rubro and a.expenditure_category = :category and a.generic = :generic) assigned,
					  (select p.assigned - p.distributed from pliego_allotment p join implementing_unit u on u.fiscal_year = p.fiscal_year
					    and u.level = p.level and u.sector = p.sector and u.pliego = p.pliego
					    where p.fiscal_year = :year and u.sec_ejec = :unit and p.rubro = :rubro and p.expenditure_category = :category
					      and p.generic = :generic) pliego_left
					from budget_line l
					where l.fiscal_year = :year and l.sec_ejec = :unit and l.rubro = :rubro and l.expenditure_category = :category
					  and substring(l.item from '^\\d+\\.\\d+') = :generic""")
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.param("rubro", row.text("rubro"))
			.param("category", row.text("expenditure_category"))
			.param("generic", row.text("generic"))
			.query(Key.class)
			.single();
	}

	private static String key(ImportRow row) {
		return String.join(" · ", row.text("rubro"), row.text("expenditure_category"), row.text("generic"));
	}

	private static List<ImportRow> rows(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return rows.toList();
		}
	}

	/**
	 * What is known of a key.
	 *
	 * @param known whether the year's catalogues have it
	 * @param pim its credit
	 * @param certified what is certified and held
	 * @param assigned its allotment; null where it is open
	 * @param pliegoLeft what its pliego can still give it; null where the rector gave the
	 * pliego nothing of its own
	 */
	record Key(boolean known, Amount pim, Amount certified, @Nullable Amount assigned, @Nullable Amount pliegoLeft) {

		/** More than it has, without anything or enough to take it from. */
		boolean raisedBeyond(Amount asked) {
			Amount left = this.pliegoLeft;
			Amount before = this.assigned;
			if (left != null) {
				return asked.minus((before != null) ? before : Amount.ZERO).exceeds(left);
			}
			return before != null && asked.exceeds(before);
		}

	}

}

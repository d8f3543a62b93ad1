package pe.siaf.revenue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/**
 * The kind {@code revenues}: a cash desk's takings, one row a document and line. Each
 * document becomes a record of spontaneous revenue that waits to be verified; a document
 * that is known already is left as it is, so the same file goes in again without effect.
 */
@Component
class RevenueImport implements ImportKind {

	private static final String KNOWN = """
			from revenue_act a where a.sec_ejec = :unit and a.fiscal_year = :year and a.document_kind = :kind
			  and a.document_number = :number and a.state not in ('X', 'R') and a.kind = 'INI' and a.phase in ('R', 'DR')""";

	private final JdbcClient jdbc;

	private final RevenueActs acts;

	private final RevenueChecks checks;

	private final Refusals refusals;

	RevenueImport(JdbcClient jdbc, RevenueActs acts, RevenueChecks checks, Refusals refusals) {
		this.jdbc = jdbc;
		this.acts = acts;
		this.checks = checks;
		this.refusals = refusals;
	}

	@Override
	public String code() {
		return "revenues";
	}

	@Override
	public Permission permission() {
		return Permission.REVENUE_PREPARE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("document_kind").or("documento"),
				ImportColumn.text("document_number").or("numero"),
				ImportColumn.of("document_date", ImportColumn.Type.DATE).or("fecha"),
				ImportColumn.text("payer_document").or("ruc", "dni").optional(),
				ImportColumn.text("payer_name").or("pagador", "nombre"), ImportColumn.text("concept").or("concepto"),
				ImportColumn.code("rubro", 2), ImportColumn.text("resource_type").or("tipo_recurso").optional(),
				ImportColumn.of("item", ImportColumn.Type.ITEM).or("clasificador"),
				ImportColumn.amount("amount").or("monto"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		for (Document document : documents(file)) {
			try {
				this.checks.require(file.fiscalYear(), document.draft());
			}
			catch (RuleViolation refused) {
				findings.error(document.row(), "document_number", refused.rule().code(), "revenue.import.refused",
						this.refusals.text(refused));
			}
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		for (Document document : documents(file)) {
			if (isKnown(file, document)) {
				changes.compared(document.shown(), List.of());
			}
			else {
				changes.added(document.shown(),
						List.of(new Measure("amount", null, AmountFormatter.print(document.draft().total()))));
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		Profile actor = actor(file);
		for (Document document : documents(file)) {
			if (!isKnown(file, document)) {
				this.acts.open(file.fiscalYear(), file.secEjec(), document.draft(), file.id(), actor);
			}
		}
	}

	@Override
	public List<Total> totals(StagedFile file) {
		Amount asked = documents(file).stream()
			.map((document) -> document.draft().total())
			.reduce(Amount.ZERO, Amount::plus);
		Amount kept = documents(file).stream()
			.map((document) -> total(file, document))
			.reduce(Amount.ZERO, Amount::plus);
		return List.of(new Total("amount", asked, kept));
	}

	/** Rows of one document are its lines. */
	private static List<Document> documents(StagedFile file) {
		Map<String, Document> documents = new LinkedHashMap<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> {
				Document one = Document.of(row);
				documents.merge(one.shown(), one, Document::with);
			});
		}
		return List.copyOf(documents.values());
	}

	private boolean isKnown(StagedFile file, Document document) {
		return this.jdbc.sql("select exists (select " + KNOWN + ")")
			.param("unit", file.secEjec())
			.param("year", file.fiscalYear())
			.param("kind", document.draft().documentKind())
			.param("number", document.draft().documentNumber())
			.query(Boolean.class)
			.single();
	}

	private Amount total(StagedFile file, Document document) {
		return this.jdbc.sql(
				"select coalesce(sum((select sum(l.amount) from revenue_act_line l where l.sec_ejec = a.sec_ejec and l.act_id = a.id)), 0) "
						+ KNOWN)
			.param("unit", file.secEjec())
			.param("year", file.fiscalYear())
			.param("kind", document.draft().documentKind())
			.param("number", document.draft().documentNumber())
			.query((row, at) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

	/** Who brought the file, as the preparer of what it says. */
	private Profile actor(StagedFile file) {
		String person = this.jdbc.sql("select person_name from app_user where username = ?")
			.param(file.username())
			.query(String.class)
			.optional()
			.orElse(file.username());
		return new Profile(0, file.username(), person, Role.UE_TREASURY, new Scope(Scope.Kind.UE, file.secEjec()),
				true);
	}

	/**
	 * A document of the file.
	 *
	 * @param row its first row
	 * @param draft the act that it becomes
	 */
	private record Document(int row, RevenueDraft draft) {

		static Document of(ImportRow row) {
			String type = row.text("resource_type");
			RevenueDraft.Payer payer = new RevenueDraft.Payer(row.text("payer_document"), row.text("payer_name"),
					row.text("concept"), "", null);
			return new Document(row.number(),
					new RevenueDraft(RevenueStep.RECEIVE, null, row.text("document_kind").toUpperCase(Locale.ROOT),
							row.text("document_number"), row.find("document_date").map(LocalDate::parse).orElse(null),
							row.text("concept"), payer, List.of(new RevenueLine(row.text("rubro"),
									type.isEmpty() ? "0" : type, row.text("item"), row.amount("amount")))));
		}

		Document with(Document other) {
			List<RevenueLine> lines = new ArrayList<>(this.draft.lines());
			lines.addAll(other.draft.lines());
			return new Document(this.row,
					new RevenueDraft(this.draft.step(), this.draft.month(), this.draft.documentKind(),
							this.draft.documentNumber(), this.draft.documentDate(), this.draft.justification(),
							this.draft.payer(), lines));
		}

		String shown() {
			return this.draft.documentKind() + " " + this.draft.documentNumber();
		}

	}

}

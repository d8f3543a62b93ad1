package pe.siaf.execution;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.UnitYears;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Trial;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.RuleViolation;

/**
 * Takes in certifications with hundreds of lines: a spreadsheet, a saved certification
 * used again, or what SIGA asks for. Each is registered as if it were typed, in process,
 * to be sent from its page. A file is judged by registering it and taking that back, so
 * that each row is told what its certification would be refused for, the lines before it
 * counted; then all of it is registered, or nothing.
 */
@Component
class CertificationImport implements ImportKind {

	private final JdbcClient jdbc;

	private final DocumentRegistration registration;

	private final UnitYears unitYears;

	private final Trial trial;

	CertificationImport(JdbcClient jdbc, DocumentRegistration registration, UnitYears unitYears, Trial trial) {
		this.jdbc = jdbc;
		this.unitYears = unitYears;
		this.registration = registration;
		this.trial = trial;
	}

	@Override
	public String code() {
		return "certifications";
	}

	@Override
	public Permission permission() {
		return Permission.CERTIFICATION_PREPARE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("request").or("solicitud", "nro_certifica", "pedido").optional(),
				ImportColumn.text("operation_type").or("tipo_operacion").optional(),
				ImportColumn.code("document_type", 3).or("tipo_documento", "cod_doc").optional(),
				ImportColumn.text("document_number").or("numero_documento", "num_doc").blankable(),
				ImportColumn.of("document_date", ImportColumn.Type.DATE).or("fecha_documento", "fecha_doc").blankable(),
				ImportColumn.text("justification").or("justificacion", "glosa").blankable(),
				ImportColumn.code("sec_func", 4).or("meta", "secuencia_funcional"),
				ImportColumn.code("rubro", 2).or("fuente").optional(),
				ImportColumn.text("resource_type").or("tipo_recurso").optional(),
				ImportColumn.of("item", ImportColumn.Type.ITEM).or("clasificador"),
				ImportColumn.amount("amount").or("monto"), ImportColumn.text("currency").or("moneda").optional(),
				ImportColumn.of("exchange_rate", ImportColumn.Type.FACTOR).or("tipo_cambio").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		if (!this.unitYears.isCutOver(file.fiscalYear(), file.secEjec())) {
			// the first act of a unit's year ends its cuts: a person confirms that, no
			// file
			// does
			findings.error("EXE-034", "execution.requested.first", String.valueOf(file.fiscalYear()), file.secEjec());
			return;
		}
		List<RequestedCertification> asked = read(file);
		asked.forEach((one) -> checkRows(file, one, findings));
		if (!findings.hasErrors()) {
			this.trial.undone(() -> asked.stream()
				.filter((one) -> hashOf(file, one).isEmpty())
				.forEach((one) -> tryOut(file, one, findings)));
		}
	}

	private void checkRows(StagedFile file, RequestedCertification asked, Findings findings) {
		asked.differing((row) -> findings.error(row.number(), "document_number", "INT-004",
				"execution.requested.differs", asked.shown(), asked.row()));
		if (asked.misnamesRate()) {
			findings.error(asked.row(), "exchange_rate", "INT-004", "execution.requested.rate", asked.shown());
		}
		for (ImportRow row : asked.rows()) {
			if (!row.amount("amount").isPositive()) {
				findings.error(row.number(), "amount", "INT-004", "execution.requested.positive", row.amount("amount"));
			}
		}
		hashOf(file, asked).filter((before) -> !before.equals(asked.hash()))
			.ifPresent((other) -> findings.error(asked.row(), "request", "INT-002", "execution.requested.otherwise",
					asked.shown()));
	}

	private void tryOut(StagedFile file, RequestedCertification asked, Findings findings) {
		try {
			register(file, asked);
		}
		catch (RuleViolation refused) {
			findings.refused(asked.row(refused), "amount", refused);
		}
	}

	/** The hash of what was registered under its key before. */
	private Optional<String> hashOf(StagedFile file, RequestedCertification asked) {
		return this.jdbc
			.sql("select hash from requested_certification where sec_ejec = ? and fiscal_year = ? and request = ?")
			.params(file.secEjec(), file.fiscalYear(), asked.key())
			.query(String.class)
			.optional();
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		for (RequestedCertification asked : read(file)) {
			String sum = AmountFormatter.print(asked.lines().total());
			List<Measure> total = List
				.of(new Measure("amount", null, asked.isForeign() ? asked.currency() + " " + sum : sum));
			if (hashOf(file, asked).isPresent()) {
				changes.equal(1);
			}
			else {
				changes.added(asked.shown(), total);
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		for (RequestedCertification asked : read(file)) {
			if (hashOf(file, asked).isEmpty()) {
				ExecutionRecord record = register(file, asked).record();
				this.jdbc.sql("""
						insert into requested_certification (sec_ejec, fiscal_year, request, hash, record_id, import_id)
						values (?, ?, ?, ?, ?, ?)""")
					.params(file.secEjec(), file.fiscalYear(), asked.key(), asked.hash(), record.id(), file.id())
					.update();
			}
		}
	}

	private ActOutcome register(StagedFile file, RequestedCertification asked) {
		return this.registration.register(asked.registration(file.fiscalYear(), file.secEjec()), officer(file));
	}

	/** Who brought the file, under the profile it was brought with. */
	private Profile officer(StagedFile file) {
		String name = this.jdbc.sql("select person_name from app_user where username = ?")
			.param(file.username())
			.query(String.class)
			.optional()
			.orElse(file.username());
		Role role = file.profile().startsWith(Role.UE_HR.name()) ? Role.UE_HR : Role.UE_LOGISTICS;
		return new Profile(0, file.username(), name, role, new Scope(Scope.Kind.UE, file.secEjec()), true);
	}

	private static List<RequestedCertification> read(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return RequestedCertification.in(rows.toList());
		}
	}

}

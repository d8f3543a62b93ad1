package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.contract.Contract.Draft;
import pe.siaf.contract.Contract.YearPart;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Trial;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/**
 * Takes in contracts as SEACE has them, a row each year that a contract pays. Addenda are
 * registered on the contract's page.
 */
@Component
class ContractImport extends DeliveryImport {

	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("b", "GOODS"), Map.entry("bien", "GOODS"),
			Map.entry("bienes", "GOODS"), Map.entry("goods", "GOODS"), Map.entry("s", "SERVICES"),
			Map.entry("servicio", "SERVICES"), Map.entry("servicios", "SERVICES"), Map.entry("services", "SERVICES"),
			Map.entry("consultoria", "SERVICES"), Map.entry("consultoriadeobra", "SERVICES"),
			Map.entry("consultoriadeobras", "SERVICES"), Map.entry("o", "WORKS"), Map.entry("obra", "WORKS"),
			Map.entry("obras", "WORKS"), Map.entry("works", "WORKS"));

	private final Contracts contracts;

	ContractImport(Contracts contracts, Deliveries deliveries, Trial trial) {
		super("CONTRACT", deliveries, trial);
		this.contracts = contracts;
	}

	@Override
	public String code() {
		return "contracts";
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("number").or("contrato", "id_contrato"),
				ImportColumn.text("process").or("procedimiento", "id_proceso").optional(),
				ImportColumn.text("kind").or("tipo", "objeto_contractual"),
				ImportColumn.text("ruc").or("ruc_contratista", "proveedor"),
				ImportColumn.text("object").or("objeto", "descripcion"),
				ImportColumn.of("signed_on", ImportColumn.Type.DATE).or("fecha_firma", "fecha_suscripcion"),
				ImportColumn.of("starts_on", ImportColumn.Type.DATE).or("fecha_inicio", "desde"),
				ImportColumn.of("ends_on", ImportColumn.Type.DATE).or("fecha_fin", "hasta"),
				ImportColumn.of("pays_in", ImportColumn.Type.INTEGER).or("anio", "ejercicio"),
				ImportColumn.amount("amount").or("monto"));
	}

	@Override
	List<String> head() {
		return List.of("process", "kind", "ruc", "object", "signed_on", "starts_on", "ends_on");
	}

	@Override
	Map<String, String> kinds() {
		return KINDS;
	}

	@Override
	String key(StagedFile file, ImportRow row) {
		return row.text("number").strip();
	}

	@Override
	Amount total(StagedFile file, List<ImportRow> rows) {
		return rows.stream().map((row) -> row.amount("amount")).reduce(Amount.ZERO, Amount::plus);
	}

	@Override
	long register(StagedFile file, List<ImportRow> rows, Profile officer) {
		ImportRow first = rows.get(0);
		return this.contracts
			.place(new Draft(file.secEjec(), first.text("number"), first.text("process"), kind(first),
					first.text("ruc"), first.text("object"), LocalDate.parse(first.text("signed_on")),
					LocalDate.parse(first.text("starts_on")), LocalDate.parse(first.text("ends_on")),
					rows.stream().map(ContractImport::part).toList()), officer)
			.id();
	}

	private static YearPart part(ImportRow row) {
		int year = row.integer("pays_in");
		if (year < 2000 || year > 2100) {
			throw Contracts.incomplete("years");
		}
		return new YearPart(year, row.amount("amount"));
	}

}

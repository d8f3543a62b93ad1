package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.contract.PurchaseOrder.Reception;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Trial;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Takes in conformities as SIGA has them, a row each reception that it handed over
 * before: which area accepts it, when, and who of it says so. Neither that person nor who
 * brings the file ordered it, commits it or received it.
 */
@Component
class ConformityImport extends DeliveryImport {

	private final Orders orders;

	private final Receptions receptions;

	private final OrderDuties duties;

	private final Deliveries deliveries;

	ConformityImport(Orders orders, Receptions receptions, OrderDuties duties, Deliveries deliveries, Trial trial) {
		super("CONFORMITY", deliveries, trial);
		this.orders = orders;
		this.receptions = receptions;
		this.duties = duties;
		this.deliveries = deliveries;
	}

	@Override
	public String code() {
		return "conformities";
	}

	@Override
	public Permission permission() {
		return Permission.RECEPTION_KEEP;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("number").or("nro_orden", "orden"),
				ImportColumn.text("kind").or("tipo_bien", "tipo"),
				ImportColumn.text("reception").or("nro_recepcion", "nro_nea", "nota_entrada"),
				ImportColumn.of("conformity_on", ImportColumn.Type.DATE).or("fecha_conformidad", "fecha"),
				ImportColumn.text("area").or("area_usuaria", "centro_costo"),
				ImportColumn.text("conformity_by").or("conforme_por", "dni_conforme"),
				ImportColumn.text("conformity_name").or("nombre_conforme").optional(),
				ImportColumn.amount("amount").or("monto", "monto_conforme").optional());
	}

	@Override
	List<String> head() {
		return List.of("conformity_on", "area", "conformity_by", "conformity_name", "amount");
	}

	@Override
	Map<String, String> kinds() {
		return OrderImport.KINDS;
	}

	@Override
	String key(StagedFile file, ImportRow row) {
		return orderKey(file, row) + " / " + row.text("reception");
	}

	@Override
	Amount total(StagedFile file, List<ImportRow> rows) {
		Profile officer = this.deliveries.officer(file);
		return reception(file, rows.get(0), order(file, rows.get(0), officer)).left();
	}

	@Override
	long register(StagedFile file, List<ImportRow> rows, Profile officer) {
		ImportRow row = rows.get(0);
		PurchaseOrder order = order(file, row, officer);
		Reception reception = reception(file, row, order);
		this.deliveries.bringer(file).ifPresent((bringer) -> this.duties.requireApart(order, reception, bringer));
		row.find("amount").map(Amount::of).filter((said) -> !said.equals(reception.left())).ifPresent((said) -> {
			throw new RuleViolation(DeliveryRule.MATCHES,
					Figures.of("what", "contract.amountDelivered", "here", reception.left(), "there", said), "amount");
		});
		this.receptions.accept(order, reception.id(), LocalDate.parse(row.text("conformity_on")), row.text("area"),
				this.deliveries.person(file, row.text("conformity_by"), row.text("conformity_name")));
		return reception.id();
	}

	private PurchaseOrder order(StagedFile file, ImportRow row, Profile officer) {
		return this.orders.get(file.fiscalYear(), file.secEjec(),
				this.deliveries.require(file, "ORDER", orderKey(file, row)), officer);
	}

	private Reception reception(StagedFile file, ImportRow row, PurchaseOrder order) {
		long id = this.deliveries.require(file, "RECEPTION", key(file, row));
		return this.orders.receptions(order)
			.stream()
			.filter((one) -> one.id() == id && one.reverses() == null)
			.findFirst()
			.orElseThrow(() -> Deliveries.unknown(key(file, row)));
	}

}

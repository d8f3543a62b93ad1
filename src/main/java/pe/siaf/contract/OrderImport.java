package pe.siaf.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.contract.PurchaseOrder.Draft;
import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Trial;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/**
 * Takes in orders of purchase and service as SIGA has them, a row each line. An order is
 * known by its type of goods and number there; here it gets its number as those that are
 * typed.
 */
@Component
class OrderImport extends DeliveryImport {

	private static final int TERM_OF_NONE = 0;

	/** SIGA calls goods B and services S. */
	static final Map<String, String> KINDS = Map.of("b", "C", "bien", "C", "bienes", "C", "c", "C", "goods", "C", "s",
			"S", "servicio", "S", "servicios", "S", "services", "S");

	private final Orders orders;

	private final Deliveries deliveries;

	OrderImport(Orders orders, Deliveries deliveries, Trial trial) {
		super("ORDER", deliveries, trial);
		this.orders = orders;
		this.deliveries = deliveries;
	}

	@Override
	public String code() {
		return "orders";
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("number").or("nro_orden", "orden"),
				ImportColumn.text("kind").or("tipo_bien", "tipo"), ImportColumn.text("ruc").or("nro_ruc", "proveedor"),
				ImportColumn.text("contract").or("contrato").optional(),
				ImportColumn.text("object").or("concepto", "objeto"),
				ImportColumn.code("family", 8).or("familia", "grupo_clase_familia"),
				ImportColumn.of("issued_on", ImportColumn.Type.DATE).or("fecha_orden", "fecha"),
				ImportColumn.of("term_days", ImportColumn.Type.INTEGER).or("plazo", "plazo_entrega"),
				ImportColumn.text("ordered_by").or("ordenado_por", "dni_ordena").optional(),
				ImportColumn.text("ordered_name").or("nombre_ordena").optional(),
				ImportColumn.text("splitting_reason").or("causa_legal").optional(),
				ImportColumn.text("description").or("descripcion", "nombre_item"),
				ImportColumn.text("unit").or("unidad_medida", "unidad"),
				ImportColumn.of("quantity", ImportColumn.Type.QUANTITY).or("cantidad", "cant_item"),
				ImportColumn.of("unit_price", ImportColumn.Type.FACTOR).or("precio_unitario", "prec_unit"));
	}

	@Override
	List<String> head() {
		return List.of("ruc", "contract", "object", "family", "issued_on", "term_days", "ordered_by", "ordered_name",
				"splitting_reason");
	}

	@Override
	Map<String, String> kinds() {
		return KINDS;
	}

	@Override
	String key(StagedFile file, ImportRow row) {
		return row.text("issued_on").substring(0, 4) + " " + kind(row) + " " + row.text("number");
	}

	@Override
	Amount total(StagedFile file, List<ImportRow> rows) {
		return draft(file, rows).total();
	}

	@Override
	long register(StagedFile file, List<ImportRow> rows, Profile officer) {
		PurchaseOrder placed = this.orders.place(draft(file, rows), officer);
		rows.get(0)
			.find("ordered_by")
			.ifPresent((user) -> this.orders.keepWhoOrdered(placed,
					this.deliveries.person(file, user, rows.get(0).text("ordered_name"))));
		return placed.id();
	}

	private Draft draft(StagedFile file, List<ImportRow> rows) {
		ImportRow first = rows.get(0);
		int term = first.find("term_days")
			.map(Integer::parseInt)
			.filter((days) -> days <= Short.MAX_VALUE)
			.orElse(TERM_OF_NONE);
		return new Draft(file.fiscalYear(), file.secEjec(), kind(first), first.text("ruc"), first.text("contract"),
				first.text("object"), first.text("family"), LocalDate.parse(first.text("issued_on")), term,
				first.text("splitting_reason"), rows.stream().map(OrderImport::ordered).toList());
	}

	private static Ordered ordered(ImportRow row) {
		return new Ordered(row.text("description"), row.text("unit"), row.quantity("quantity").orElse(BigDecimal.ZERO),
				row.quantity("unit_price").orElse(BigDecimal.ZERO));
	}

}

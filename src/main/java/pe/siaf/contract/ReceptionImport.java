package pe.siaf.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.contract.PurchaseOrder.Line;
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
 * Takes in what came of orders as SIGA has it, entries to the store and services
 * delivered, a row each line of a reception. The order is one that SIGA handed over
 * before. A reception that takes back names which one it takes from, in quantities below
 * zero. Who received it is the person the row names; who brings the file may be neither
 * who ordered nor who commits.
 */
@Component
class ReceptionImport extends DeliveryImport {

	private final Orders orders;

	private final Receptions receptions;

	private final OrderDuties duties;

	private final TakenBack takenBack;

	private final Deliveries deliveries;

	ReceptionImport(Orders orders, Receptions receptions, OrderDuties duties, TakenBack takenBack,
			Deliveries deliveries, Trial trial) {
		super("RECEPTION", deliveries, trial);
		this.orders = orders;
		this.receptions = receptions;
		this.duties = duties;
		this.takenBack = takenBack;
		this.deliveries = deliveries;
	}

	@Override
	public String code() {
		return "receptions";
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
				ImportColumn.text("takes_from").or("recepcion_devuelta", "devuelve").optional(),
				ImportColumn.text("guide").or("guia_remision", "guia", "informe"),
				ImportColumn.of("received_on", ImportColumn.Type.DATE).or("fecha_recepcion", "fecha"),
				ImportColumn.text("received_by").or("recibido_por", "dni_recibe"),
				ImportColumn.text("received_name").or("nombre_recibe").optional(),
				ImportColumn.of("line", ImportColumn.Type.INTEGER).or("linea", "item_orden", "secuencia"),
				ImportColumn.of("quantity", ImportColumn.Type.QUANTITY).or("cantidad", "cant_recibida"),
				ImportColumn.of("unit_price", ImportColumn.Type.FACTOR).or("precio_unitario", "prec_unit").optional());
	}

	@Override
	List<String> head() {
		return List.of("takes_from", "guide", "received_on", "received_by", "received_name");
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
		List<Line> lines = this.orders.lines(order(file, rows.get(0), this.deliveries.officer(file)));
		BigDecimal worth = BigDecimal.ZERO;
		for (ImportRow row : rows) {
			worth = worth.add(quantity(row).multiply(line(lines, row).unitPrice()));
		}
		return new Amount(worth.setScale(2, RoundingMode.HALF_UP));
	}

	@Override
	long register(StagedFile file, List<ImportRow> rows, Profile officer) {
		ImportRow first = rows.get(0);
		PurchaseOrder order = order(file, first, officer);
		this.deliveries.bringer(file).ifPresent((bringer) -> this.duties.requireApart(order, bringer));
		Map<Integer, BigDecimal> quantities = quantities(rows, this.orders.lines(order));
		Profile person = this.deliveries.person(file, first.text("received_by"), first.text("received_name"));
		LocalDate day = LocalDate.parse(first.text("received_on"));
		String from = first.text("takes_from");
		if (!from.isEmpty()) {
			quantities.replaceAll((line, quantity) -> quantity.negate());
			long reception = this.deliveries.require(file, "RECEPTION", orderKey(file, first) + " / " + from);
			return this.takenBack.part(order, reception, first.text("guide"), day, quantities, person);
		}
		return this.receptions.take(order, first.text("guide"), day, quantities, person).id();
	}

	private PurchaseOrder order(StagedFile file, ImportRow row, Profile officer) {
		return this.orders.get(file.fiscalYear(), file.secEjec(),
				this.deliveries.require(file, "ORDER", orderKey(file, row)), officer);
	}

	private Map<Integer, BigDecimal> quantities(List<ImportRow> rows, List<Line> lines) {
		Map<Integer, BigDecimal> quantities = new HashMap<>();
		for (ImportRow row : rows) {
			Line line = line(lines, row);
			row.quantity("unit_price").filter((price) -> price.compareTo(line.unitPrice()) != 0).ifPresent((price) -> {
				throw new RuleViolation(DeliveryRule.MATCHES,
						Figures.of("what", "contract.priceDelivered", "here",
								line.unitPrice().stripTrailingZeros().toPlainString(), "there",
								price.stripTrailingZeros().toPlainString()),
						"unit_price");
			});
			BigDecimal quantity = quantity(row);
			if (quantity.signum() == 0 || (quantity.signum() < 0) == row.text("takes_from").isEmpty()) {
				throw Contracts.incomplete("signOfQuantity");
			}
			quantities.merge(line.line(), quantity, BigDecimal::add);
		}
		return quantities;
	}

	private static BigDecimal quantity(ImportRow row) {
		return row.quantity("quantity").orElse(BigDecimal.ZERO);
	}

	private static Line line(List<Line> lines, ImportRow row) {
		return lines.stream()
			.filter((line) -> row.text("line").equals(String.valueOf(line.line())))
			.findFirst()
			.orElseThrow(() -> new RuleViolation(DeliveryRule.HANDED_OVER_BEFORE,
					Figures.of("what", row.text("number") + " - " + row.text("line")), "line"));
	}

}

package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.budget.LineKey;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * Certificates and files of the demonstration's unit in the years that it lives here, one
 * at each place where somebody has something to do: two ordered and ready for the bank,
 * one order, one accrual, one commitment and one certificate that wait for a second
 * person, one that was sent back, one that isn't sent yet. They say that they are a
 * demonstration. Once a year.
 */
@Component
@Profile("demo")
@Order(60)
class DemonstratedFiles implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final String RUC = "20999999990";

	private static final String NO_DETRACTION = Retention.Said.NO_DETRACTION;

	/** Business services, as the detraction table calls them. */
	private static final String SERVICES = "OTHER_SERVICES";

	private static final Map<DocumentStage, pe.siaf.identity.Profile> PREPARERS = Map.of(DocumentStage.CERTIFICATION,
			DemonstratedPeople.of("logistica.ue"), DocumentStage.ANNUAL_COMMITMENT,
			DemonstratedPeople.of("logistica.ue"), DocumentStage.MONTHLY_COMMITMENT,
			DemonstratedPeople.of("logistica.ue"), DocumentStage.ACCRUAL, DemonstratedPeople.of("contabilidad.ue"),
			DocumentStage.PAYMENT_ORDER, DemonstratedPeople.of("tesoreria.ue"));

	private static final pe.siaf.identity.Profile BUDGET = DemonstratedPeople.of("presupuesto.ue");

	private static final pe.siaf.identity.Profile HEAD = DemonstratedPeople.of("administracion.ue");

	private final JdbcClient jdbc;

	private final DocumentRegistration registration;

	private final PaymentOrders orders;

	private final ActDecision decision;

	private final DemonstratedYears years;

	DemonstratedFiles(JdbcClient jdbc, DocumentRegistration registration, PaymentOrders orders, ActDecision decision,
			DemonstratedYears years) {
		this.jdbc = jdbc;
		this.registration = registration;
		this.orders = orders;
		this.decision = decision;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.livedHere().forEach(this::demonstrate);
	}

	private void demonstrate(int year) {
		boolean due = this.jdbc
			.sql("select not exists (select from execution_record where fiscal_year = ? and sec_ejec = ?)")
			.params(year, UNIT)
			.query(Boolean.class)
			.single();
		List<LineKey> goods = lines(year, "2.3.1.%");
		List<LineKey> services = lines(year, "2.3.2.7.%");
		if (due && goods.size() > 1 && services.size() > 2) {
			// an order of which part came and conforms
			Story paper = new Story(year, 10, goods.get(0), "Demostración: papel y útiles", "031", "0000000001");
			ordered(accrued(paper, "4300.00", "3960.00", "F001-1201"), paper, "3960.00", NO_DETRACTION, true);
			Story toner = new Story(year, 10, goods.get(1), "Demostración: tóner para impresoras", "031", "D-0002");
			ordered(accrued(toner, "1850.00", "1850.00", "F001-1188"), toner, "1850.00", NO_DETRACTION, true);
			Story course = new Story(year, 11, services.get(0), "Demostración: curso de contrataciones", "032",
					"D-0003");
			ordered(accrued(course, "6000.00", "6000.00", "E001-77"), course, "6000.00", SERVICES, false);
			waiting(year, services);
		}
	}

	/** What somebody has to look at. */
	private void waiting(int year, List<LineKey> services) {
		Story printing = new Story(year, 11, services.get(1), "Demostración: impresión de guías", "032", "D-0004");
		sent(printing.asked(DocumentStage.ACCRUAL, committed(printing, "2800.00"), "2800.00", "E001-91"));
		Story study = new Story(year, 11, services.get(2), "Demostración: estudio de mercado", "032", "D-0005");
		sent(study.asked(DocumentStage.ANNUAL_COMMITMENT,
				approved(study.asked(DocumentStage.CERTIFICATION, null, "12000.00", null)), "12000.00", null));
		Story courier = new Story(year, 11, services.get(0), "Demostración: mensajería de noviembre", "032", "");
		sent(courier.asked(DocumentStage.CERTIFICATION, null, "3450.00", null));
		Story transport = new Story(year, 11, services.get(1), "Demostración: transporte de archivo", "032", "");
		move(sent(transport.asked(DocumentStage.CERTIFICATION, null, "980.00", null)), "reject",
				"Falta el requerimiento firmado por el área usuaria", BUDGET);
		Story cleaning = new Story(year, 11, services.get(2), "Demostración: limpieza de ambientes", "032", "");
		this.registration.register(cleaning.asked(DocumentStage.CERTIFICATION, null, "5200.00", null),
				preparer(DocumentStage.CERTIFICATION));
	}

	/** Lines with free credit, the greatest first. */
	private List<LineKey> lines(int year, String items) {
		return this.jdbc.sql("""
				select sec_func, rubro, resource_type, item from budget_line
				where fiscal_year = ? and sec_ejec = ? and item like ? and rubro = '00' and pim >= 20000
				order by pim desc, sec_func, item limit 3""").params(year, UNIT, items).query(LineKey.class).list();
	}

	private ExecutionRecord committed(Story story, String amount) {
		ExecutionRecord certified = approved(story.asked(DocumentStage.CERTIFICATION, null, amount, null));
		ExecutionRecord annual = approved(story.asked(DocumentStage.ANNUAL_COMMITMENT, certified, amount, null));
		return approved(story.asked(DocumentStage.MONTHLY_COMMITMENT, annual, amount, null));
	}

	private ExecutionRecord accrued(Story story, String committed, String amount, String voucher) {
		return approved(story.asked(DocumentStage.ACCRUAL, committed(story, committed), amount, voucher));
	}

	private void ordered(ExecutionRecord accrual, Story story, String amount, String detraction, boolean authorised) {
		pe.siaf.identity.Profile treasurer = preparer(DocumentStage.PAYMENT_ORDER);
		this.orders
			.register(accrual, story.asked(DocumentStage.PAYMENT_ORDER, accrual, amount, null),
					new Retention.Said(detraction, "", Amount.ZERO, ""), treasurer,
					(made) -> this.decision.send(made, treasurer))
			.forEach((made) -> {
				if (authorised) {
					move(made, "approve", null, HEAD);
				}
			});
	}

	private ExecutionRecord approved(Registration asked) {
		return move(sent(asked), "approve", null, (asked.stage().compareTo(DocumentStage.ACCRUAL) < 0) ? BUDGET : HEAD)
			.record();
	}

	private ActOutcome sent(Registration asked) {
		pe.siaf.identity.Profile preparer = preparer(asked.stage());
		return this.registration.register(asked, preparer, (made) -> this.decision.send(made, preparer));
	}

	private ActOutcome move(ActOutcome made, String action, @Nullable String comment, pe.siaf.identity.Profile actor) {
		return this.decision.move(made.record(), made.act().id(), new ActDecision.Move(action, comment, null), actor);
	}

	private static pe.siaf.identity.Profile preparer(DocumentStage stage) {
		return java.util.Objects.requireNonNull(PREPARERS.get(stage));
	}

	/**
	 * A purchase on one line.
	 *
	 * @param year the year
	 * @param month the month of execution
	 * @param line the line
	 * @param what what is bought
	 * @param orderType the type of its order's document
	 * @param order the order's number
	 */
	private record Story(int year, int month, LineKey line, String what, String orderType, String order) {

		Registration asked(DocumentStage stage, @Nullable ExecutionRecord predecessor, String amount,
				@Nullable String voucher) {
			LocalDate day = LocalDate.of(this.year, this.month, 16);
			return new Registration(stage, this.year, UNIT, (predecessor != null) ? predecessor.id() : null,
					(stage == DocumentStage.CERTIFICATION) ? "N" : null, this.month, paper(stage, voucher, day),
					(stage == DocumentStage.ANNUAL_COMMITMENT) ? new Payee(RUC, null) : null, this.what,
					(voucher != null) ? Voucher.parse("01", voucher, day) : null,
					(voucher != null) ? new Conformity(day, "Oficina de Administración") : null,
					Lines.of(List.of(new LineAmount(this.line, Amount.of(amount)))), null);
		}

		private SourceDocument paper(DocumentStage stage, @Nullable String voucher, LocalDate day) {
			return switch (stage) {
				case CERTIFICATION -> new SourceDocument("086", "DEMO-%02d".formatted(this.month), day);
				case ANNUAL_COMMITMENT, MONTHLY_COMMITMENT -> new SourceDocument(this.orderType, this.order, day);
				case ACCRUAL -> new SourceDocument("001", String.valueOf(voucher), day);
				case PAYMENT_ORDER, PAYMENT -> new SourceDocument("081", "DEMO", day);
			};
		}

	}

}

package pe.siaf.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lives random histories on the real chain and on {@link StageModel} at once: each act is
 * taken or refused by both, with a code that the model knows, and balances are equal at
 * the end. A history that differs names its seed.
 */
@Component
class StageHistories {

	private static final int LINES_OF_A_TARGET = 100;

	private static final int CREDIT = 100_00;

	private final ExecutionFixture given;

	private final BudgetLedger ledger;

	private final JdbcClient jdbc;

	StageHistories(ExecutionFixture given, BudgetLedger ledger, JdbcClient jdbc) {
		this.given = given;
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/**
	 * Lives histories, each on a line of its own.
	 * @param unit the first unit's number; each ten thousand histories take the next
	 * @param histories how many
	 * @param seed of the first
	 * @return what was lived
	 */
	Lived live(int unit, int histories, long seed) throws Exception {
		this.given.aLineOf("1");
		Lived lived = Lived.nothing();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<Lived>> parts = new ArrayList<>();
			for (int from = 0; from < histories; from += LINES_OF_A_TARGET) {
				int first = from;
				int count = Math.min(LINES_OF_A_TARGET, histories - from);
				String secEjec = "%06d".formatted(unit + from / (100 * LINES_OF_A_TARGET));
				int target = (from / LINES_OF_A_TARGET) % 100;
				List<LineKey> lines = lines(secEjec, target, count);
				parts.add(threads.submit(() -> {
					Lived part = Lived.nothing();
					for (int at = 0; at < count; at++) {
						part = part.plus(history(secEjec, lines.get(at), seed + first + at));
					}
					return part;
				}));
			}
			for (Future<Lived> part : parts) {
				lived = lived.plus(part.get());
			}
		}
		finally {
			threads.shutdownNow();
		}
		return lived;
	}

	private Lived history(String unit, LineKey line, long seed) {
		Random random = new Random(seed);
		StageModel model = new StageModel(CREDIT);
		int stages = Math.min(random.nextInt(10), DocumentStage.values().length);
		chain(unit, line, model, stages, random, "history " + seed);
		int acts = 4 + random.nextInt(12);
		int refused = 0;
		for (int at = 0; at < acts; at++) {
			refused += act(unit, line, model, random, "history " + seed + ", act " + at) ? 0 : 1;
		}
		Map<DocumentStage, Long> balances = model.balances();
		String expected = String.join(" | ",
				balances.values().stream().map((cents) -> BigDecimal.valueOf(cents, 2).toPlainString()).toList());
		assertThat(this.given.balancesOf(unit, line)).as("history %d", seed).isEqualTo(expected);
		return new Lived(3 * stages + acts, refused, model.approvedKinds());
	}

	/** So many stages, each approved, as most files begin. */
	private void chain(String unit, LineKey line, StageModel model, int stages, Random random, String which) {
		StageModel.Document source = null;
		for (DocumentStage stage : List.of(DocumentStage.values()).subList(0, stages)) {
			StageModel.Document before = source;
			long cents = 1 + random.nextInt((int) model.left(before));
			same(which + ": draft " + stage, Set.of(), () -> register(unit, line, stage, before, cents),
					(outcome) -> model.draft(stage, before, cents).real(outcome));
			StageModel.Document one = model.documents().get(model.documents().size() - 1);
			for (String action : List.of("verify", "approve")) {
				same(which + ": " + action + " " + stage, Set.of(), () -> move(unit, one, action), (outcome) -> {
					model.step(one, action);
					one.real(outcome);
				});
			}
			source = one;
		}
	}

	private ActOutcome register(String unit, LineKey line, DocumentStage stage, StageModel.@Nullable Document source,
			long cents) {
		Registration asked = ExecutionFixture.asked(stage, (source == null) ? null : source.real().record(),
				amount(line, cents), unit);
		// a supplier of their own: pages of others show the latest of what they have
		return this.given.register((asked.payee() == null) ? asked
				: new Registration(stage, asked.fiscalYear(), unit, asked.predecessorId(), asked.operationType(),
						asked.month(), asked.document(), new Payee("20999999990", "PROVEEDOR DE HISTORIAS"),
						asked.justification(), asked.voucher(), asked.conformity(), asked.lines(),
						asked.declaredTotal(), asked.contract()));
	}

	/** One act, on both; whether it was taken. */
	private boolean act(String unit, LineKey line, StageModel model, Random random, String which) {
		List<StageModel.Document> documents = model.documents();
		// often the newest, so that histories reach the last stages
		StageModel.Document one = documents.isEmpty() ? null
				: documents.get(random.nextBoolean() ? documents.size() - 1 : random.nextInt(documents.size()));
		// drafts at first, later mostly steps and changes of what is there
		int die = random.nextInt(10);
		if (one == null || die < 3) {
			return draft(unit, line, model, random, one, which);
		}
		if (die < 8 && (one.underWay() || random.nextInt(4) == 0)) {
			String action = likely(one, random);
			return same(which + ": " + action + " " + one.stage(), model.refusalsOfStep(one, action),
					() -> move(unit, one, action), (outcome) -> {
						model.step(one, action);
						one.real(outcome);
					});
		}
		return one.everApproved() ? change(unit, line, model, random, one, which)
				: draft(unit, line, model, random, one, which);
	}

	private static String likely(StageModel.Document one, Random random) {
		String[] actions = { "verify", "approve", "reject", "correct", "discard" };
		// most steps lead on, so that histories reach the last stages
		return (random.nextInt(5) > 0 && one.underWay())
				? one.pending() == 0 ? "correct" : one.real().act().state().equals("N") ? "verify" : "approve"
				: actions[random.nextInt(actions.length)];
	}

	private boolean draft(String unit, LineKey line, StageModel model, Random random, StageModel.@Nullable Document one,
			String which) {
		StageModel.Document source = (one != null && one.everApproved() && one.stage().next().isPresent()
				&& random.nextInt(5) > 0) ? one : null;
		DocumentStage stage = (source == null) ? DocumentStage.CERTIFICATION : source.stage().next().orElseThrow();
		long cents = cents(model.left(source), random);
		return same(which + ": draft " + stage + " " + cents, model.refusalsOfDraft(stage, source, cents),
				() -> register(unit, line, stage, source, cents),
				(outcome) -> model.draft(stage, source, cents).real(outcome));
	}

	private boolean change(String unit, LineKey line, StageModel model, Random random, StageModel.Document one,
			String which) {
		List<ActKind> kinds = new ArrayList<>(List.of(ActKind.INC, ActKind.RED, ActKind.ANU));
		if (one.stage() == DocumentStage.PAYMENT) {
			kinds.addAll(List.of(ActKind.EXT, ActKind.REF, ActKind.REF));
		}
		ActKind kind = kinds.get(random.nextInt(kinds.size()));
		long cents = (kind == ActKind.ANU) ? one.approved()
				: cents((kind == ActKind.INC) ? model.left(sourceOf(model, one)) : model.left(one), random);
		return same(which + ": " + kind + " " + one.stage() + " " + cents, model.refusalsOfChange(one, kind, cents),
				() -> this.given.amend(one.real().record(),
						new Amendment(kind, 4, ExecutionFixture.paper(ExecutionFixture.paperOf(one.stage())), "Motivo",
								(kind == ActKind.ANU) ? Lines.of(List.of()) : amount(line, cents), null),
						ExecutionFixture.preparer(one.stage(), unit)),
				(outcome) -> {
					one.start(kind, cents);
					one.real(outcome);
				});
	}

	private static StageModel.@Nullable Document sourceOf(StageModel model, StageModel.Document one) {
		return (one.stage() == DocumentStage.CERTIFICATION) ? null : one.before();
	}

	/** Mostly what fits, often all of it, sometimes a cent or more too many. */
	private static long cents(long left, Random random) {
		int die = random.nextInt(6);
		if (left > 0 && die < 3) {
			return 1 + random.nextInt((int) left);
		}
		return (left > 0 && die < 5) ? left : Math.max(0, left) + 1 + random.nextInt(5_00);
	}

	private ActOutcome move(String unit, StageModel.Document one, String action) {
		boolean decides = action.equals("approve") || action.equals("reject");
		return this.given.move(one.real(), action,
				decides ? ExecutionFixture.approver(one.stage(), unit) : ExecutionFixture.preparer(one.stage(), unit));
	}

	/** Both take it, or both refuse it and the system says why. */
	private static boolean same(String what, Set<String> refusals, Supplier<ActOutcome> real,
			Consumer<ActOutcome> taken) {
		ActOutcome outcome;
		try {
			outcome = real.get();
		}
		catch (RuleViolation refused) {
			assertThat(refusals).as(what).contains(refused.rule().code());
			return false;
		}
		assertThat(refusals).as(what).isEmpty();
		taken.accept(outcome);
		return true;
	}

	private static Lines amount(LineKey line, long cents) {
		return Lines.of(List.of(new LineAmount(line, new Amount(BigDecimal.valueOf(cents, 2)))));
	}

	/** A target with so many lines of a hundred soles, each with an item of its own. */
	private List<LineKey> lines(String unit, int target, int count) {
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				select u.fiscal_year, ?, u.level, u.sector, u.pliego, ?, 'UNIDAD DE HISTORIAS' from implementing_unit u
				where u.fiscal_year = 2026 and u.sec_ejec = ? on conflict do nothing""")
			.params(unit, "8" + unit.substring(4), ExecutionFixture.UNIT)
			.update();
		String secFunc = this.given.aLineOf(unit, "%04d".formatted(1000 + target), "1").secFunc();
		List<LineKey> lines = new ArrayList<>();
		List<Posting.Entry> credits = new ArrayList<>();
		for (int at = 0; at < count; at++) {
			LineKey line = new LineKey(secFunc, "00", "0", "2.3.9.%d.9.%d".formatted(10 + at / 50, 10 + at % 50));
			this.jdbc.sql(
					"insert into economic_item (fiscal_year, code, name, imputable) values (2026, ?, 'ITEM DE HISTORIAS', true) on conflict do nothing")
				.param(line.item())
				.update();
			this.jdbc
				.sql("""
						insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
						values (2026, ?, ?, '00', '0', ?, '5', 'NATIVE')""")
				.params(unit, secFunc, line.item())
				.update();
			lines.add(line);
			credits.add(new Posting.Entry(line, Stage.PIA, 0, new Amount(BigDecimal.valueOf(CREDIT, 2))));
		}
		this.ledger.post(new Posting(ExecutionFixture.YEAR, unit, "histories/" + unit + secFunc, "INI",
				LocalDate.of(ExecutionFixture.YEAR, 1, 1), "test", "test",
				new Posting.Source(null, null, null, null, null, null), credits, false));
		return lines;
	}

	/**
	 * What was lived.
	 *
	 * @param acts acts tried
	 * @param refused how many of them were refused
	 * @param approved the kinds of act that were approved, by stage
	 */
	record Lived(int acts, int refused, Set<String> approved) {

		static Lived nothing() {
			return new Lived(0, 0, Set.of());
		}

		Lived plus(Lived other) {
			Set<String> both = new TreeSet<>(this.approved);
			both.addAll(other.approved);
			return new Lived(this.acts + other.acts, this.refused + other.refused, both);
		}

	}

}

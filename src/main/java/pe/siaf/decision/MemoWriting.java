package pe.siaf.decision;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.Thousands;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What is written on a memo: changes asked for and answers by unit or program, replies by
 * the analyst. All that a page holds is kept, or nothing.
 */
@Component
class MemoWriting {

	private static final Pattern QUANTITY = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");

	private static final int LONGEST = 2000;

	private final JdbcClient jdbc;

	private final Memos memos;

	private final WholeSoles soles;

	private final AuditTrail audit;

	MemoWriting(JdbcClient jdbc, Memos memos, WholeSoles soles, AuditTrail audit) {
		this.jdbc = jdbc;
		this.memos = memos;
		this.soles = soles;
		this.audit = audit;
	}

	/**
	 * Keeps the changes asked for and the answers. A change without amount is taken away.
	 * @param typed fields {@code amount:program/product}, {@code quantity:…},
	 * {@code unit:…}, {@code reason:…}, {@code answer:item}
	 * @throws RuleViolation WFL-003, DEC-004 to DEC-007, CYC-001
	 */
	@Transactional
	void write(MemoKey key, int lockVersion, Map<String, String> typed, Profile actor) {
		Memo memo = this.memos.hold(key, lockVersion, actor);
		requireState(memo.isOpen(), memo);
		this.memos.requirePhase(key.fiscalYear());
		Snapshot shown = this.memos.shown(memo);
		shown.products()
			.stream()
			.filter((product) -> !product.product().isEmpty() && typed.containsKey("amount:" + product.key()))
			.forEach((product) -> ask(key, product, typed));
		texts(shown.items().map(MemoItem::key).collect(Collectors.toSet()), typed, "answer:")
			.forEach((item, text) -> answer(key, item, text, actor));
		done(key, "write", actor);
	}

	/**
	 * Keeps the analyst's replies.
	 * @param typed fields {@code reply:item}
	 * @throws RuleViolation WFL-003, DEC-004
	 */
	@Transactional
	void reply(MemoKey key, int lockVersion, Map<String, String> typed, Profile actor) {
		Memo memo = this.memos.hold(key, lockVersion, actor);
		requireState(memo.isWithMinistry(), memo);
		texts(this.memos.shown(memo).items().map(MemoItem::key).collect(Collectors.toSet()), typed, "reply:")
			.forEach((item, text) -> this.jdbc.sql("""
					insert into decision_answer (fiscal_year, sec_ejec, category, item, reply, replied_by, replied_at)
					values (:year, :unit, :category, :item, :text, :by, now())
					on conflict (fiscal_year, sec_ejec, category, item) do update
					set reply = :text, replied_by = :by, replied_at = now() where decision_answer.reply <> :text""")
				.params(key.params())
				.param("item", item)
				.param("text", text)
				.param("by", actor.personName())
				.update());
		done(key, "reply", actor);
	}

	private static void requireState(boolean right, Memo memo) {
		if (!right) {
			throw new RuleViolation(DecisionRule.NOT_WRITABLE, Figures.of("decision.state", memo.state()));
		}
	}

	private void done(MemoKey key, String action, Profile actor) {
		this.memos.touch(key);
		this.audit.record(actor, key.secEjec(), action, Memos.TYPE, key.id(), null,
				Map.of("requests", requests(key).size(), "answers", answers(key).size()));
	}

	private static Map<String, String> texts(Set<String> items, Map<String, String> typed, String field) {
		Map<String, String> texts = new HashMap<>();
		items.stream().filter((item) -> typed.containsKey(field + item)).forEach((item) -> {
			String text = typed.getOrDefault(field + item, "").strip();
			texts.put(item, (text.length() > LONGEST) ? text.substring(0, LONGEST) : text);
		});
		return texts;
	}

	private void answer(MemoKey key, String item, String text, Profile actor) {
		this.jdbc.sql("""
				insert into decision_answer (fiscal_year, sec_ejec, category, item, answer, answered_by, answered_at)
				values (:year, :unit, :category, :item, :text, :by, now())
				on conflict (fiscal_year, sec_ejec, category, item) do update
				set answer = :text, answered_by = :by, answered_at = now() where decision_answer.answer <> :text""")
			.params(key.params())
			.param("item", item)
			.param("text", text)
			.param("by", actor.personName())
			.update();
	}

	private void ask(MemoKey key, Snapshot.Product product, Map<String, String> typed) {
		String amount = typed.getOrDefault("amount:" + product.key(), "").strip();
		this.jdbc
			.sql("""
					delete from decision_request
					where fiscal_year = :year and sec_ejec = :unit and category = :category and program = :program and product = :product""")
			.params(key.params())
			.param("program", product.category())
			.param("product", product.product())
			.update();
		Amount sum = amount.isEmpty() ? Amount.ZERO
				: this.soles.read(amount, product.code(), "amount:" + product.key());
		if (sum.isZero()) {
			return;
		}
		String reason = typed.getOrDefault("reason:" + product.key(), "").strip();
		if (reason.isEmpty()) {
			throw new RuleViolation(DecisionRule.REASON_MISSING, Figures.of("product", product.code()),
					"reason:" + product.key());
		}
		this.jdbc
			.sql("""
					insert into decision_request (fiscal_year, sec_ejec, category, program, product, amount, quantity, unit_name, reason)
					values (:year, :unit, :category, :program, :product, :amount, :quantity, :unitName, :reason)""")
			.params(key.params())
			.param("program", product.category())
			.param("product", product.product())
			.param("amount", sum.value())
			.param("quantity", quantity(typed.getOrDefault("quantity:" + product.key(), "").strip(), product))
			.param("unitName", typed.getOrDefault("unit:" + product.key(), "").strip())
			.param("reason", reason)
			.update();
	}

	private static @Nullable BigDecimal quantity(String typed, Snapshot.Product product) {
		String plain = Thousands.without(typed);
		if (plain.isEmpty()) {
			return null;
		}
		if (QUANTITY.matcher(plain).matches()) {
			BigDecimal quantity = new BigDecimal(plain);
			if (quantity.signum() > 0) {
				return quantity;
			}
		}
		throw new RuleViolation(DecisionRule.BAD_QUANTITY, Figures.of("typed", typed, "product", product.code()),
				"quantity:" + product.key());
	}

	/** The changes that are asked for, by program/product. */
	Map<String, Request> requests(MemoKey key) {
		return this.jdbc.sql("""
				select program, product, amount, quantity, unit_name, reason from decision_request
				where fiscal_year = :year and sec_ejec = :unit and category = :category""")
			.params(key.params())
			.query(Request.class)
			.list()
			.stream()
			.collect(Collectors.toMap((one) -> one.program() + "/" + one.product(), (one) -> one));
	}

	/** Answers and replies, by item. */
	Map<String, Answer> answers(MemoKey key) {
		return this.jdbc.sql("""
				select item, answer, answered_by, reply, replied_by from decision_answer
				where fiscal_year = :year and sec_ejec = :unit and category = :category""")
			.params(key.params())
			.query(Answer.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Answer::item, (one) -> one));
	}

	/**
	 * The red and amber items that unit or program haven't answered for.
	 * @param shown what is on screen
	 */
	List<MemoItem> unanswered(MemoKey key, Snapshot shown) {
		Set<String> answered = new HashSet<>();
		answers(key).values()
			.stream()
			.filter((one) -> !one.answer().isBlank())
			.forEach((one) -> answered.add(one.item()));
		return shown.toAnswer().stream().filter((item) -> !answered.contains(item.key())).toList();
	}

	/** The red and amber items to which the analyst hasn't replied. */
	List<MemoItem> withoutReply(MemoKey key, Snapshot shown) {
		Map<String, Answer> answers = answers(key);
		return shown.toAnswer().stream().filter((item) -> {
			Answer answer = answers.get(item.key());
			return answer == null || answer.reply().isBlank();
		}).toList();
	}

	/**
	 * A change that is asked for.
	 *
	 * @param program the program
	 * @param product the product or project
	 * @param amount whole soles, more or less
	 * @param quantity what it would buy
	 * @param unitName of what
	 * @param reason why
	 */
	record Request(String program, String product, Amount amount, @Nullable BigDecimal quantity, String unitName,
			String reason) {
	}

	/**
	 * What was said to an item.
	 *
	 * @param item the item's key
	 * @param answer what unit or program say
	 * @param answeredBy who
	 * @param reply what the analyst says
	 * @param repliedBy who
	 */
	record Answer(String item, String answer, @Nullable String answeredBy, String reply, @Nullable String repliedBy) {
	}

}

package pe.siaf.ceiling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.ceiling.CeilingProposals.Line;
import pe.siaf.ceiling.Distribution.Entry;
import pe.siaf.ceiling.Distribution.Order;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * Takes proposals into a draft: what each ceiling becomes, shown first, tried as it would
 * be written and taken back, then written whole or not at all. The lines stay with the
 * ceiling as its origin.
 */
@Component
class ProposalTaking {

	private final CeilingProposals proposals;

	private final CeilingOrigins origins;

	private final Distribution distribution;

	private final DistributionWriter writer;

	private final TransactionTemplate transaction;

	ProposalTaking(CeilingProposals proposals, CeilingOrigins origins, Distribution distribution,
			DistributionWriter writer, PlatformTransactionManager transactions) {
		this.proposals = proposals;
		this.origins = origins;
		this.distribution = distribution;
		this.writer = writer;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * What would become of the ceilings.
	 * @param version the version
	 * @param form which proposals, and how
	 * @param actor who looks
	 * @return what changes, and the refusal that writing it would meet
	 */
	Preview preview(CeilingVersion version, TakingForm form, Profile actor) {
		Plan plan = plan(version, form, actor);
		try {
			write(version, form, plan, actor, true);
			return new Preview(plan, null);
		}
		catch (RuleViolation refused) {
			return new Preview(plan, refused);
		}
	}

	/**
	 * Takes proposals as they were shown.
	 * @param version the version
	 * @param form which proposals, and how, with the seal of what was shown
	 * @param actor who takes them
	 * @return how many amounts were set
	 * @throws RuleViolation CEI-014 if something changed since, CEI-015 if nothing was
	 * chosen, and what giving out ceilings is refused with
	 */
	int take(CeilingVersion version, TakingForm form, Profile actor) {
		Plan plan = plan(version, form, actor);
		if (!plan.seal().equals(form.sello())) {
			throw new RuleViolation(CeilingRule.TAKEN_AS_SHOWN, Map.of());
		}
		write(version, form, plan, actor, false);
		return plan.changes().size();
	}

	private void write(CeilingVersion version, TakingForm form, Plan plan, Profile actor, boolean tried) {
		if (!version.isDraft()) {
			throw new RuleViolation(CeilingRule.NOT_OPEN,
					pe.siaf.rules.Figures.of("version", version.label(), "state", version.state()));
		}
		if (plan.changes().isEmpty()) {
			throw new RuleViolation(CeilingRule.NOTHING_TAKEN, Map.of());
		}
		Order order = new Order(plan.changes().stream().map(Change::entry).toList(), form.criterio(), "", false);
		CeilingRefusals.of(() -> this.transaction.executeWithoutResult((status) -> {
			this.writer.write(version.id(), plan.parent(), order, actor);
			this.origins.keep(version, form, plan, actor);
			if (tried) {
				status.setRollbackOnly();
			}
		}), (rule) -> this.distribution.figures(rule, version.id(), plan.parent(), order));
	}

	private Plan plan(CeilingVersion version, TakingForm form, Profile actor) {
		int base = this.proposals.baseYear(version, form.pliego()).orElse(0);
		List<Line> chosen = this.proposals.lines(version, form.pliego(), form.criterio(), actor)
			.stream()
			.filter((line) -> line.isKnown() && form.linea().contains(line.id()))
			.filter((line) -> form.unit().isEmpty() || form.unit().equals(line.secEjec()))
			.toList();
		Map<String, CeilingKeys> targets = new TreeMap<>();
		Map<String, List<Line>> lines = new LinkedHashMap<>();
		List<Line> left = new ArrayList<>();
		for (Line line : chosen) {
			Optional<CeilingKeys> keys = target(form, line);
			keys.ifPresentOrElse((one) -> {
				targets.put(one.text(), one);
				lines.computeIfAbsent(one.text(), (text) -> new ArrayList<>()).add(line);
			}, () -> left.add(line));
		}
		@Nullable CeilingKeys above = above(form);
		Map<Integer, Long> parents = (above != null) ? this.origins.rows(version, above) : Map.of();
		List<Change> changes = new ArrayList<>();
		targets.forEach((text, keys) -> changes.addAll(
				changes(version, form, keys, lines.getOrDefault(text, List.of()), (above != null) ? parents : null)));
		return new Plan(parents.values().stream().findFirst().orElse(null), changes, left, base);
	}

	/** The ceiling that a line becomes, empty where it is too coarse for that. */
	private static Optional<CeilingKeys> target(TakingForm form, Line line) {
		CeilingKeys pliego = new CeilingKeys(Map.of(CeilingKey.PLIEGO, form.pliego()));
		if (form.nivel().equals(TakingForm.PLIEGO_LEVEL)) {
			return Optional.of(pliego);
		}
		if (form.nivel().equals(TakingForm.UNITS)) {
			return line.secEjec().isEmpty() ? Optional.empty()
					: Optional.of(pliego.with(new CeilingKeys(Map.of(CeilingKey.UNIT, line.secEjec()))));
		}
		Map<CeilingKey, String> detail = new EnumMap<>(CeilingKey.class);
		detail.putAll(line.keys().codes());
		if (form.unit().isEmpty()) {
			detail.remove(CeilingKey.UNIT);
		}
		return (detail.size() > (form.unit().isEmpty() ? 1 : 2)) ? Optional.of(new CeilingKeys(detail))
				: Optional.empty();
	}

	private static @Nullable CeilingKeys above(TakingForm form) {
		if (form.nivel().equals(TakingForm.PLIEGO_LEVEL)) {
			return null;
		}
		Map<CeilingKey, String> keys = new EnumMap<>(CeilingKey.class);
		keys.put(CeilingKey.PLIEGO, form.pliego());
		keys.put(CeilingKey.UNIT, form.unit());
		return new CeilingKeys(keys);
	}

	private List<Change> changes(CeilingVersion version, TakingForm form, CeilingKeys keys, List<Line> lines,
			@Nullable Map<Integer, Long> parents) {
		Map<Integer, CeilingOrigins.Kept> kept = this.origins.kept(version, keys, form.criterio());
		List<Change> changes = new ArrayList<>();
		for (int at = 0; at < version.years().size(); at++) {
			int year = version.years().get(at);
			int index = at;
			List<Line> known = lines.stream().filter((line) -> line.years().get(index) != null).toList();
			if (known.isEmpty() || (parents != null && !parents.containsKey(year))) {
				continue;
			}
			CeilingOrigins.Kept before = kept.getOrDefault(year, CeilingOrigins.Kept.NONE);
			Amount sum = known.stream()
				.map((line) -> java.util.Objects.requireNonNull(line.years().get(index)))
				.reduce(Amount.ZERO, Amount::plus);
			Amount after = form.replaces() ? sum : before.rest().plus(sum);
			String reason = form.motivo().isEmpty() ? before.reason() : form.motivo();
			changes.add(new Change(new Entry(keys, year, after, reason), before.amount(), sum, known, index));
		}
		return changes;
	}

	/**
	 * What is to be set.
	 *
	 * @param parent a row of the ceiling above, or null where it hangs on none
	 * @param changes the amounts
	 * @param left lines that were chosen and are too coarse for the level
	 * @param base the year whose lines they were reckoned from
	 */
	record Plan(@Nullable Long parent, List<Change> changes, List<Line> left, int base) {

		/** Tells whether it is still what was shown. */
		public String seal() {
			StringBuilder said = new StringBuilder();
			for (Change change : this.changes) {
				said.append(change.entry().keys().text())
					.append(change.entry().year())
					.append(change.before())
					.append(change.entry().amount())
					.append(change.lines().stream().map(Line::id).toList())
					.append(';');
			}
			return java.util.UUID.nameUUIDFromBytes(said.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
				.toString();
		}

		/** The sum of what is taken, by year. */
		public Map<Integer, Amount> sums() {
			Map<Integer, Amount> sums = new TreeMap<>();
			this.changes.forEach((change) -> sums.merge(change.entry().year(), change.sum(), Amount::plus));
			return sums;
		}

	}

	/**
	 * A ceiling's amount of a year.
	 *
	 * @param entry what it becomes
	 * @param before what it is, or null where there is none
	 * @param sum what is taken
	 * @param lines from which lines
	 * @param at 0 for the year of the law, 1 or 2 for those after it
	 */
	record Change(Entry entry, @Nullable Amount before, Amount sum, List<Line> lines, int at) {

		/** By how much it grows or shrinks. */
		public Amount difference() {
			return (this.before != null) ? this.entry.amount().minus(this.before) : this.entry.amount();
		}

	}

	/**
	 * What would become of the ceilings.
	 *
	 * @param plan what is to be set
	 * @param refused why it can't be written, or null
	 */
	record Preview(Plan plan, @Nullable RuleViolation refused) {
	}

}

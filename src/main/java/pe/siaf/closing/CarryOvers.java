package pe.siaf.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.execution.CarriedCertifications;
import pe.siaf.execution.CarriedCertifications.Carried;
import pe.siaf.execution.CarriedCertifications.CarriedLine;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * What lapsed although it was committed, proposed for the next year (domain 9.10), where
 * it is certified first: one draft a commitment, on the lines of the same chain, purpose
 * and place, prepared once.
 */
@Component
class CarryOvers {

	private static final String PROPOSED = """
			select c.id, c.commitment, c.supplier_ruc, c.sec_func, c.rubro, c.resource_type, c.item, c.amount, l.sec_func next_target,
			  k.number || '-' || k.sequence certificate
			from year_carry_over c
			left join budget_target t on t.fiscal_year = c.fiscal_year and t.sec_ejec = c.sec_ejec and t.sec_func = c.sec_func
			left join budget_target n on n.fiscal_year = c.fiscal_year + 1 and n.sec_ejec = c.sec_ejec
			  and (n.function_code, n.division, n.functional_group, n.category, n.product_project, n.activity, n.purpose, n.department,
			    n.province, n.district)
			  = (t.function_code, t.division, t.functional_group, t.category, t.product_project, t.activity, t.purpose, t.department,
			    t.province, t.district)
			left join budget_line l on l.fiscal_year = n.fiscal_year and l.sec_ejec = n.sec_ejec and l.sec_func = n.sec_func
			  and l.rubro = c.rubro and l.resource_type = c.resource_type and l.item = c.item
			left join lateral (
			  select r.number, r.sequence from year_carry_over_taken x
			  join execution_record r on r.sec_ejec = x.sec_ejec and r.id = x.certificate_id
			  join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001' and a.state <> 'X'
			  where x.sec_ejec = c.sec_ejec and x.carry_over_id = c.id order by x.id desc limit 1) k on true
			where c.sec_ejec = ? and c.fiscal_year = ? order by c.id""";

	private final JdbcClient jdbc;

	private final CarriedCertifications certifications;

	private final MessageSource messages;

	CarryOvers(JdbcClient jdbc, CarriedCertifications certifications, MessageSource messages) {
		this.jdbc = jdbc;
		this.certifications = certifications;
		this.messages = messages;
	}

	/** What is proposed for the next year, a commitment each. */
	List<Proposal> of(BooksKey key) {
		Map<String, List<Line>> grouped = lines(key).stream()
			.collect(Collectors.groupingBy(
					(line) -> line.commitment() + "/" + Objects.requireNonNullElse(line.certificate(), ""),
					LinkedHashMap::new, Collectors.toList()));
		List<Proposal> proposals = new ArrayList<>();
		grouped.values().forEach((lines) -> proposals.add(new Proposal(lines, key)));
		return proposals;
	}

	private List<Line> lines(BooksKey key) {
		return this.jdbc.sql(PROPOSED).params(key.unit(), key.year()).query(Line.class).list();
	}

	/**
	 * Prepares a certification of the next year for what lapsed of a commitment.
	 * @param key the year that ended
	 * @param commitment number and sequence of the commitment
	 * @param paper the request that the certification stands on
	 * @param confirmed whether the next year may become one that is kept here by it
	 * @param actor who asks for it
	 * @return the draft's number and sequence; asked again, those of the one that there
	 * is
	 * @throws RuleViolation LED-124 where the next year hasn't its line, LED-125 where
	 * somebody else was quicker, LED-126 without the confirmation, and whatever a
	 * certification may be refused for
	 */
	String take(BooksKey key, String commitment, Paper paper, boolean confirmed, Profile actor) {
		if (!confirmed && !this.certifications.keptHere(key.year() + 1, key.unit())) {
			throw new RuleViolation(ClosingRule.NEXT_YEAR_ELSEWHERE,
					Figures.of("year", String.valueOf(key.year() + 1), "unit", key.unit()));
		}
		List<Line> proposed = lines(key).stream().filter((line) -> line.commitment().equals(commitment)).toList();
		List<Line> left = proposed.stream().filter((line) -> line.certificate() == null).toList();
		if (left.isEmpty()) {
			return proposed.stream()
				.reduce((one, later) -> later)
				.map((last) -> String.valueOf(last.certificate()))
				.orElseThrow(() -> new NotFound("carry-over of " + commitment));
		}
		left.stream().filter((line) -> line.nextTarget() == null).findFirst().ifPresent((without) -> {
			throw new RuleViolation(ClosingRule.LINE_NOT_IN_NEXT_YEAR,
					Figures.of("line", without.line(), "year", String.valueOf(key.year() + 1)));
		});
		Origin origin = origin(key, commitment);
		String why = String.valueOf(this.messages.getMessage("closing.carry.why",
				new Object[] { commitment, String.valueOf(key.year()), origin.justification() },
				Locale.forLanguageTag("es")));
		CarriedCertifications.Asked asked = new CarriedCertifications.Asked(key.year() + 1, key.unit(),
				origin.operationType(), paper.type(), paper.number(), paper.date(), why,
				left.stream().map(Line::carried).toList());
		return this.certifications.register(asked, actor, (draft) -> keep(key, commitment, left, draft, actor)).shown();
	}

	/**
	 * In the draft's transaction: whoever comes second waits, sees it taken and undoes
	 * what he registered.
	 */
	void keep(BooksKey key, String commitment, List<Line> left, Carried draft, Profile actor) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
			.param("closing/" + key.unit() + "/" + key.year())
			.query()
			.singleRow();
		List<Long> free = lines(key).stream().filter((line) -> line.certificate() == null).map(Line::id).toList();
		if (!free.containsAll(left.stream().map(Line::id).toList())) {
			throw new RuleViolation(ClosingRule.ALREADY_CARRIED,
					Figures.of("commitment", commitment, "year", String.valueOf(key.year() + 1)));
		}
		left.forEach((line) -> this.jdbc.sql(
				"insert into year_carry_over_taken (sec_ejec, carry_over_id, certificate_id, username) values (?, ?, ?, ?)")
			.params(key.unit(), line.id(), draft.record(), actor.username())
			.update());
	}

	private Origin origin(BooksKey key, String commitment) {
		return this.jdbc
			.sql("""
					select r.operation_type, a.justification from execution_record r
					join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
					where r.sec_ejec = ? and r.fiscal_year = ? and r.stage = 'ANNUAL_COMMITMENT' and r.number || '-' || r.sequence = ?""")
			.params(key.unit(), key.year(), commitment)
			.query(Origin.class)
			.single();
	}

	/** Where a certification of the year after is. */
	static String page(BooksKey key, String certificate) {
		return "/ejecucion/certificaciones/%d/%s/%s".formatted(key.year() + 1, key.unit(), certificate);
	}

	/**
	 * The request that a certification stands on.
	 *
	 * @param type its type
	 * @param number its number
	 * @param date its date
	 */
	record Paper(@Nullable String type, @Nullable String number, @Nullable LocalDate date) {
	}

	/** What a commitment was for. */
	record Origin(String operationType, String justification) {
	}

	/**
	 * What lapsed of a line.
	 *
	 * @param id its key within the unit
	 * @param commitment the annual commitment that it comes from
	 * @param supplierRuc its supplier
	 * @param secFunc target of the year that ended
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item item
	 * @param amount what lapsed
	 * @param nextTarget the same target in the next year, where the line exists there
	 * @param certificate the certification prepared for it, if one was
	 */
	record Line(long id, String commitment, @Nullable String supplierRuc, String secFunc, String rubro,
			String resourceType, String item, Amount amount, @Nullable String nextTarget,
			@Nullable String certificate) {

		/**
		 * Its key in the year that ended.
		 * @return for example {@code 0001-00-0-2.3.1.5.1.2}
		 */
		public String line() {
			return String.join("-", this.secFunc, this.rubro, this.resourceType, this.item);
		}

		CarriedLine carried() {
			return new CarriedLine(Objects.requireNonNull(this.nextTarget), this.rubro, this.resourceType, this.item,
					this.amount);
		}

	}

	/**
	 * What lapsed of a commitment.
	 *
	 * @param lines line by line
	 * @param key the year that ended
	 */
	record Proposal(List<Line> lines, BooksKey key) {

		/**
		 * The commitment.
		 * @return number and sequence
		 */
		public String commitment() {
			return this.lines.get(0).commitment();
		}

		/**
		 * Its supplier.
		 * @return the RUC, or {@code null} without one
		 */
		public @Nullable String supplierRuc() {
			return this.lines.get(0).supplierRuc();
		}

		/**
		 * What lapsed in all.
		 * @return the sum of its lines
		 */
		public Amount amount() {
			return this.lines.stream().map(Line::amount).reduce(Amount.ZERO, Amount::plus);
		}

		/**
		 * The certification that was prepared for it.
		 * @return number and sequence, or {@code null} before
		 */
		public @Nullable String certificate() {
			return this.lines.get(0).certificate();
		}

		/**
		 * Where that certification is.
		 * @return the path
		 */
		public String page() {
			return CarryOvers.page(this.key, String.valueOf(certificate()));
		}

		/**
		 * Whether the next year has all its lines.
		 * @return whether a certification can be prepared
		 */
		public boolean possible() {
			return this.lines.stream().allMatch((line) -> line.nextTarget() != null);
		}

	}

}

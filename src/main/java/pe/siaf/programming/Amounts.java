package pe.siaf.programming;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.Profile;
import pe.siaf.institution.Units;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** The lines of money of a file. */
@Component
class Amounts {

	/** Levels of an item down to the subgeneric: {@code 2.3.1}. */
	private static final int SUBGENERIC = 3;

	private static final String FIGURES = """
			select l.line, l.sec_func, t.name target_name, l.rubro, l.resource_type, l.item, i.name item_name, i.imputable,
			  typed(l, 0) t0, typed(l, 1) t1, typed(l, 2) t2, costed(l, 0) c0, costed(l, 1) c1, costed(l, 2) c2
			""";

	private static final String LINES = """
			from programming_line l
			join programming_target t on t.fiscal_year = l.fiscal_year and t.process = l.process and t.sec_ejec = l.sec_ejec
			  and t.sec_func = l.sec_func
			join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
			where l.fiscal_year = :year and l.process = :process and l.sec_ejec = :unit
			  and (:target = '' or l.sec_func = :target) and (:rubro = '' or l.rubro = :rubro)
			  and (:words = '' or l.item = :words or l.item like :words || '.%' or l.sec_func = :words
			    or plain_text(i.name) like '%' || plain_text(:words) || '%')""";

	private final JdbcClient jdbc;

	private final Files files;

	private final Catalogues catalogues;

	private final Units units;

	private final AuditTrail audit;

	Amounts(JdbcClient jdbc, Files files, Catalogues catalogues, Units units, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.catalogues = catalogues;
		this.units = units;
		this.audit = audit;
	}

	List<Line> list(FileKey key, Filter filter, long offset, int size) {
		return this.jdbc.sql(FIGURES + LINES + " order by l.sec_func, l.rubro, l.item limit :size offset :offset")
			.params(key.params())
			.params(filter.params())
			.param("size", size)
			.param("offset", offset)
			.query(Line.class)
			.list();
	}

	/** A line by its key, if it is there. */
	Optional<Line> find(FileKey key, String line) {
		return this.jdbc.sql(FIGURES + LINES + " and l.line = :line")
			.params(key.params())
			.params(new Filter("", "", "").params())
			.param("line", line)
			.query(Line.class)
			.optional();
	}

	long count(FileKey key, Filter filter) {
		return this.jdbc.sql("select count(*) " + LINES)
			.params(key.params())
			.params(filter.params())
			.query(Long.class)
			.single();
	}

	/** Sums by rubro, a row each, and the whole last. */
	List<Sum> sums(FileKey key) {
		return this.jdbc.sql("""
				select a.rubro, r.name, coalesce(sum(a.amount) filter (where a.year = :year), 0) a0,
				  coalesce(sum(a.amount) filter (where a.year = :year + 1), 0) a1,
				  coalesce(sum(a.amount) filter (where a.year = :year + 2), 0) a2
				from programming_amount a join rubro r on r.fiscal_year = a.fiscal_year and r.code = a.rubro
				where a.fiscal_year = :year and a.process = :process and a.sec_ejec = :unit
				group by a.rubro, r.name order by a.rubro""").params(key.params()).query(Sum.class).list();
	}

	/**
	 * Adds an empty line, for the grid to be filled.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who adds it
	 * @return the line's key
	 * @throws RuleViolation CYC-001, PRG-101, CLS-001, CLS-030, CLS-031, PRG-107, or
	 * PRG-110 if it is there
	 */
	@Transactional
	public String add(FileKey key, LineForm form, Profile actor) {
		this.files.requireWritable(key, actor);
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.RUBROS, form.rubro(), "rubro");
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.RESOURCE_TYPES, form.resourceType(), "resourceType");
		requireItem(key, form.item());
		boolean target = this.jdbc.sql("""
				select exists (select from programming_target
				  where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :target)""")
			.params(key.params())
			.param("target", form.secFunc())
			.query(Boolean.class)
			.single();
		if (!target) {
			throw new NotFound("target " + form.secFunc());
		}
		String line = this.jdbc.sql("""
				insert into programming_line (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item)
				values (:year, :process, :unit, :target, :rubro, :type, :item) on conflict do nothing returning line""")
			.params(key.params())
			.param("target", form.secFunc())
			.param("rubro", form.rubro())
			.param("type", form.resourceType())
			.param("item", form.item())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new RuleViolation(ProgrammingRule.LINE_ONCE, Figures.of("item", form.item()), "item"));
		this.audit.record(actor, key.secEjec(), "add", "PROGRAMMING_LINE", key.id() + "/" + line, null,
				Map.of("line", line));
		return line;
	}

	private void requireItem(FileKey key, String item) {
		String level = this.units.find(key.fiscalYear(), key.secEjec()).map((unit) -> unit.level()).orElse("E");
		if (key.process() == PlanningProcess.FORMULATION) {
			this.catalogues.requireImputable(key.fiscalYear(), item, level, "item");
		}
		else {
			this.catalogues.requireActive(key.fiscalYear(), Catalogue.ITEMS, item, "item");
		}
		if (!item.startsWith("2.") || item.split("\\.").length < SUBGENERIC) {
			throw new RuleViolation(ProgrammingRule.ITEM_TOO_COARSE, Figures.of("item", item), "item");
		}
	}

	/**
	 * Takes a line out, with what was typed into it.
	 * @param key the file
	 * @param line the line's key
	 * @param actor who takes it out
	 * @throws RuleViolation CYC-001, PRG-101, or PRG-105 where costs stand on it
	 */
	@Transactional
	public void remove(FileKey key, String line, Profile actor) {
		this.files.requireWritable(key, actor);
		boolean costed = this.jdbc.sql("""
				select exists (select from programming_amount a
				  join programming_line l using (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item)
				  where a.fiscal_year = :year and a.process = :process and a.sec_ejec = :unit and l.line = :line
				    and a.source = 'COSTED')""").params(key.params()).param("line", line).query(Boolean.class).single();
		if (costed) {
			throw new RuleViolation(ProgrammingRule.COMPUTED, Map.of());
		}
		int removed = this.jdbc.sql("""
				delete from programming_line
				where fiscal_year = :year and process = :process and sec_ejec = :unit and line = :line""")
			.params(key.params())
			.param("line", line)
			.update();
		if (removed == 0) {
			throw new NotFound("line " + line);
		}
		this.audit.record(actor, key.secEjec(), "remove", "PROGRAMMING_LINE", key.id() + "/" + line,
				Map.of("line", line), null);
	}

	/**
	 * A line with its figures.
	 *
	 * @param line its key
	 * @param secFunc the target
	 * @param targetName the target's name
	 * @param rubro the rubro
	 * @param resourceType the resource type
	 * @param item the economic item
	 * @param itemName its name
	 * @param imputable whether the item receives amounts in the year of the law
	 * @param t0 typed for the year of the law
	 * @param t1 for the year after
	 * @param t2 for the year after that
	 * @param c0 costed for the year of the law
	 * @param c1 for the year after
	 * @param c2 for the year after that
	 */
	record Line(String line, String secFunc, String targetName, String rubro, String resourceType, String item,
			String itemName, boolean imputable, @Nullable Amount t0, @Nullable Amount t1, @Nullable Amount t2,
			@Nullable Amount c0, @Nullable Amount c1, @Nullable Amount c2) {

		public @Nullable Amount typed(int at) {
			return (at == 0) ? this.t0 : (at == 1) ? this.t1 : this.t2;
		}

		/** What was typed and what was costed together; null where there is neither. */
		public @Nullable Amount whole(int at) {
			Amount typed = typed(at);
			Amount costed = costed(at);
			return (typed == null) ? costed : (costed == null) ? typed : typed.plus(costed);
		}

		public @Nullable Amount costed(int at) {
			return (at == 0) ? this.c0 : (at == 1) ? this.c1 : this.c2;
		}

	}

	/**
	 * A rubro's sum.
	 *
	 * @param rubro the rubro
	 * @param name its name
	 * @param a0 the year of the law
	 * @param a1 the year after
	 * @param a2 the year after that
	 */
	record Sum(String rubro, String name, Amount a0, Amount a1, Amount a2) {

		public Amount amount(int at) {
			return (at == 0) ? this.a0 : (at == 1) ? this.a1 : this.a2;
		}

	}

	/**
	 * Which lines are shown.
	 *
	 * @param target a target's sequence, or empty
	 * @param rubro a rubro, or empty
	 * @param words an item's code, or words of its name
	 */
	record Filter(String target, String rubro, String words) {

		Map<String, Object> params() {
			return Map.of("target", this.target, "rubro", this.rubro, "words", this.words);
		}

	}

}

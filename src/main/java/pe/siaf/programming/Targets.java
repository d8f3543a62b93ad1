package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.access.AccessRule;
import pe.siaf.audit.AuditTrail;
import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.classifier.Chain;
import pe.siaf.classifier.Chains;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * The targets of a file: added only along nodes that the unit is granted (domain 5.8).
 */
@Component
class Targets {

	private final JdbcClient jdbc;

	private final Files files;

	private final Catalogues catalogues;

	private final Chains chains;

	private final TargetUnits units;

	private final AuditTrail audit;

	Targets(JdbcClient jdbc, Files files, Catalogues catalogues, Chains chains, TargetUnits units, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.catalogues = catalogues;
		this.chains = chains;
		this.units = units;
		this.audit = audit;
	}

	/**
	 * Adds a target under the next sequence of the unit.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who adds it
	 * @return its sequence, four digits
	 * @throws RuleViolation CYC-001, PRG-101, CLS-001, CLS-011, GRT-001, ORG-005,
	 * PHY-002, or PRG-103 if the unit programs it already
	 */
	@Transactional
	public String add(FileKey key, TargetForm form, Profile actor) {
		this.files.requireWritable(key, actor);
		Chain chain = form.toChain();
		this.chains.requireEnabled(key.fiscalYear(), chain);
		requireGranted(key, chain);
		String purpose = String.valueOf(form.purpose());
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.PURPOSES, purpose, "purpose");
		String place = String.valueOf(form.place());
		this.catalogues.requirePlace(key.fiscalYear(), place, "place");
		String unit = String.valueOf(form.unitOfMeasure());
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.UNITS_OF_MEASURE, unit, "unitOfMeasure");
		Optional<TargetUnits.Designed> designed = this.units.designed(key.fiscalYear(), chain.category(),
				chain.product(), chain.activity());
		TargetUnits.require(designed, chain.activity(), unit);
		String secFunc = insert(key, form, chain, purpose, place, unit, designed);
		this.audit.record(actor, key.secEjec(), "add", "PROGRAMMING_TARGET", key.id() + "/" + secFunc, null,
				Map.of("chain", chain.toString(), "purpose", purpose, "place", place, "unit", unit));
		return secFunc;
	}

	private String insert(FileKey key, TargetForm form, Chain chain, String purpose, String place, String unit,
			Optional<TargetUnits.Designed> designed) {
		// the next free number: two people adding at once wait for each other
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(key.id()).query().singleRow();
		try {
			return this.jdbc
				.sql("""
						insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division,
						  functional_group, category, product_project, activity, purpose, name, unit_of_measure, accumulation,
						  department, province, district, zero_cost)
						select :year, :process, :unit, lpad((coalesce(max(t.sec_func::int), 0) + 1)::text, 4, '0'), :function, :division,
						  :group, :category, :product, :activity, :purpose,
						  coalesce(nullif(:name, ''), (select p.name from purpose p where p.fiscal_year = :year and p.code = :purpose)),
						  :measure, :accumulation, substr(:place, 1, 2), substr(:place, 3, 2), substr(:place, 5, 2), :zeroCost
						from programming_target t where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
						returning sec_func""")
				.params(key.params())
				.param("function", chain.function())
				.param("division", chain.division())
				.param("group", chain.group())
				.param("category", chain.category())
				.param("product", chain.product())
				.param("activity", chain.activity())
				.param("purpose", purpose)
				.param("name", (form.name() == null) ? "" : form.name().strip())
				.param("measure", unit)
				.param("accumulation", designed.map(TargetUnits.Designed::accumulation).orElse(form.accumulation()))
				.param("place", place)
				.param("zeroCost", form.isFree())
				.query(String.class)
				.single();
		}
		catch (DuplicateKeyException twice) {
			throw new RuleViolation(ProgrammingRule.TARGET_ONCE,
					Figures.of("chain", chain.toString(), "purpose", purpose), "purpose");
		}
	}

	private void requireGranted(FileKey key, Chain chain) {
		String decision = this.jdbc
			.sql("select access_decision(:year, :unit, :program, :product, :activity, 'BUD_PROGRAM')")
			.param("year", key.fiscalYear())
			.param("unit", key.secEjec())
			.param("program", chain.category())
			.param("product", chain.product())
			.param("activity", chain.activity())
			.query(String.class)
			.single();
		if (!decision.equals("OPEN") && !decision.equals("GRANTED")) {
			throw new RuleViolation(AccessRule.NO_GRANT, Figures.of("node",
					String.join("-", chain.category(), chain.product(), chain.activity()), "unit", key.secEjec()),
					"chain");
		}
	}

	/**
	 * Takes a target out of a file, with its quantities and money.
	 * @param key the file
	 * @param secFunc the target
	 * @param actor who takes it out
	 * @throws RuleViolation CYC-001 or PRG-101
	 */
	@Transactional
	public void remove(FileKey key, String secFunc, Profile actor) {
		this.files.requireWritable(key, actor);
		TargetRow before = find(key, secFunc).orElseThrow(() -> new NotFound("target " + secFunc));
		this.jdbc.sql("""
				delete from programming_target
				where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :secFunc""")
			.params(key.params())
			.param("secFunc", secFunc)
			.update();
		this.audit.record(actor, key.secEjec(), "remove", "PROGRAMMING_TARGET", key.id() + "/" + secFunc, before, null);
	}

	Optional<TargetRow> find(FileKey key, String secFunc) {
		return this.jdbc.sql(TargetRow.SELECT + " and t.sec_func = :secFunc")
			.params(key.params())
			.param("secFunc", secFunc)
			.query(TargetRow.class)
			.optional();
	}

	/** What was asked for and isn't financed, by year; years without any are missing. */
	Map<Integer, BigDecimal> unmet(FileKey key, String secFunc) {
		Map<Integer, BigDecimal> unmet = new HashMap<>();
		this.jdbc
			.sql("""
					select year, unmet from programming_quantity
					where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :secFunc and cost_centre = '' and unmet > 0""")
			.params(key.params())
			.param("secFunc", secFunc)
			.query((row) -> {
				unmet.put(row.getInt("year"), row.getBigDecimal("unmet"));
			});
		return unmet;
	}

	/** The targets of a file that hold all of some words, or belong to a program. */
	List<TargetRow> list(FileKey key, String words, String program, long offset, int size) {
		return this.jdbc.sql(TargetRow.SELECT + TargetRow.FILTER + " order by t.sec_func limit :size offset :offset")
			.params(key.params())
			.param("words", words)
			.param("program", program)
			.param("size", size)
			.param("offset", offset)
			.query(TargetRow.class)
			.list();
	}

	long count(FileKey key, String words, String program) {
		return this.jdbc.sql("""
				select count(*) from programming_target t
				left join activity a on a.fiscal_year = t.fiscal_year and a.code = t.activity
				where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit""" + TargetRow.FILTER)
			.params(key.params())
			.param("words", words)
			.param("program", program)
			.query(Long.class)
			.single();
	}

	/** The programs of a file's targets, with their names. */
	List<Program> programs(FileKey key) {
		return this.jdbc.sql("""
				select distinct t.category code, c.name from programming_target t
				join budget_category c on c.fiscal_year = t.fiscal_year and c.code = t.category
				where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit order by 1""")
			.params(key.params())
			.query(Program.class)
			.list();
	}

	/**
	 * A program of a file.
	 *
	 * @param code its code
	 * @param name its name
	 */
	record Program(String code, String name) {
	}

}

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
import pe.siaf.institution.Unit;
import pe.siaf.institution.Units;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** What a unit expects to collect (domain 3.5): revenues other than the Treasury's. */
@Component
class Revenues {

	private final JdbcClient jdbc;

	private final Files files;

	private final Catalogues catalogues;

	private final Units units;

	private final AuditTrail audit;

	Revenues(JdbcClient jdbc, Files files, Catalogues catalogues, Units units, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.catalogues = catalogues;
		this.units = units;
		this.audit = audit;
	}

	List<Revenue> list(FileKey key) {
		return this.jdbc.sql("""
				select v.rubro, r.name rubro_name, v.item, i.name item_name, max(v.basis) basis,
				  sum(v.amount) filter (where v.year = :year) a0, sum(v.amount) filter (where v.year = :year + 1) a1,
				  sum(v.amount) filter (where v.year = :year + 2) a2
				from programming_revenue v
				join rubro r on r.fiscal_year = v.fiscal_year and r.code = v.rubro
				join economic_item i on i.fiscal_year = v.fiscal_year and i.code = v.item
				where v.fiscal_year = :year and v.process = :process and v.sec_ejec = :unit
				group by v.rubro, r.name, v.item, i.name order by v.rubro, v.item""")
			.params(key.params())
			.query(Revenue.class)
			.list();
	}

	/**
	 * What is expected under a rubro and item.
	 * @param key the file
	 * @param rubro the rubro
	 * @param item the item
	 * @return the revenue, or empty where none is registered
	 */
	Optional<Revenue> find(FileKey key, String rubro, String item) {
		return list(key).stream().filter((one) -> one.rubro().equals(rubro) && one.item().equals(item)).findFirst();
	}

	/**
	 * Revenue beside expenditure of the year of the law, by rubro but for ordinary
	 * resources.
	 */
	List<Balance> balances(FileKey key) {
		return this.jdbc
			.sql("""
					select r.code rubro, r.name, coalesce(i.amount, 0) revenue, coalesce(e.amount, 0) expenditure
					from rubro r
					left join (select rubro, sum(amount) amount from programming_amount
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and year = :year group by 1) e on e.rubro = r.code
					left join (select rubro, sum(amount) amount from programming_revenue
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and year = :year group by 1) i on i.rubro = r.code
					where r.fiscal_year = :year and r.source <> '1' and (e.amount is not null or i.amount is not null) order by r.code""")
			.params(key.params())
			.query(Balance.class)
			.list();
	}

	/**
	 * Sets what is expected under a rubro and item; a year of zero is taken out.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who sets it
	 * @throws RuleViolation CYC-001, PRG-101, CLS-001, CLS-030, CLS-031, PRG-104, WFL-003
	 * where it was set meanwhile
	 */
	@Transactional
	public void set(FileKey key, RevenueForm form, Profile actor) {
		this.files.requireWritable(key, actor);
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.RUBROS, form.rubro(), "rubro");
		String level = this.units.find(key.fiscalYear(), key.secEjec()).map(Unit::level).orElse("E");
		this.catalogues.requireImputable(key.fiscalYear(), form.item(), level, "item");
		if (!form.item().startsWith("1.")) {
			throw new RuleViolation(ProgrammingRule.ITEM_TOO_COARSE, Figures.of("item", form.item()), "item");
		}
		this.files.requireSeen(key, "revenue/" + form.rubro() + "/" + form.item(), form.seen(),
				() -> find(key, form.rubro(), form.item()).map(Revenue::seen).orElse(""));
		List<Amount> amounts = form.amounts(key.process().years());
		for (int at = 0; at < amounts.size(); at++) {
			Amount amount = amounts.get(at);
			if (amount.isNegative() || !amount.isWhole()) {
				throw new RuleViolation(ProgrammingRule.BAD_FIGURE, Figures.of("typed", amount), "a" + at);
			}
			write(key, form, key.fiscalYear() + at, amount);
		}
		this.audit.record(actor, key.secEjec(), "revenue", Files.TYPE, key.id(), null,
				Map.of("rubro", form.rubro(), "item", form.item(), "amounts", amounts));
	}

	private void write(FileKey key, RevenueForm form, int year, Amount amount) {
		String sql = amount.isZero() ? """
				delete from programming_revenue where fiscal_year = :year and process = :process and sec_ejec = :unit
				  and year = :of and rubro = :rubro and item = :item""" : """
				insert into programming_revenue (fiscal_year, process, sec_ejec, year, rubro, item, amount, basis)
				values (:year, :process, :unit, :of, :rubro, :item, :amount, :basis)
				on conflict (fiscal_year, process, sec_ejec, year, rubro, item)
				  do update set amount = excluded.amount, basis = excluded.basis""";
		this.jdbc.sql(sql)
			.params(key.params())
			.param("of", year)
			.param("rubro", form.rubro())
			.param("item", form.item())
			.param("amount", amount.value())
			.param("basis", form.basis())
			.update();
	}

	/**
	 * Takes out what is expected under a rubro and item.
	 * @param key the file
	 * @param rubro the rubro
	 * @param item the item
	 * @param actor who does
	 * @throws RuleViolation CYC-001 or PRG-101
	 */
	@Transactional
	public void remove(FileKey key, String rubro, String item, Profile actor) {
		this.files.requireWritable(key, actor);
		int removed = this.jdbc.sql("""
				delete from programming_revenue where fiscal_year = :year and process = :process and sec_ejec = :unit
				  and rubro = :rubro and item = :item""")
			.params(key.params())
			.param("rubro", rubro)
			.param("item", item)
			.update();
		if (removed == 0) {
			throw new NotFound("revenue " + rubro + " " + item);
		}
		this.audit.record(actor, key.secEjec(), "removeRevenue", Files.TYPE, key.id(),
				Map.of("rubro", rubro, "item", item), null);
	}

	/**
	 * A revenue.
	 *
	 * @param rubro its rubro
	 * @param rubroName the rubro's name
	 * @param item its item
	 * @param itemName the item's name
	 * @param basis how it was estimated
	 * @param a0 the year of the law
	 * @param a1 the year after
	 * @param a2 the year after that
	 */
	record Revenue(String rubro, String rubroName, String item, String itemName, String basis, @Nullable Amount a0,
			@Nullable Amount a1, @Nullable Amount a2) {

		/**
		 * How it stands, to be told from how it stood.
		 * @return its figures and basis
		 */
		public String seen() {
			return this.a0 + "/" + this.a1 + "/" + this.a2 + "/" + this.basis;
		}

		public @Nullable Amount amount(int at) {
			return (at == 0) ? this.a0 : (at == 1) ? this.a1 : this.a2;
		}

	}

	/**
	 * Revenue and expenditure of a rubro.
	 *
	 * @param rubro the rubro
	 * @param name its name
	 * @param revenue what is expected
	 * @param expenditure what is to be spent
	 */
	record Balance(String rubro, String name, Amount revenue, Amount expenditure) {

		public Amount difference() {
			return this.revenue.minus(this.expenditure);
		}

		public boolean isEven() {
			return difference().isZero();
		}

	}

}

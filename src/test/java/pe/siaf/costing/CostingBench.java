package pe.siaf.costing;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.programming.FileKey;

/**
 * How long a unit of a hundred thousand needs takes to be computed anew, against the same
 * formulas written out by hand into a table of the same shape.
 */
@SiafTest
class CostingBench {

	private static final String UNIT = "980990";

	private static final int ROUNDS = 5;

	private static final String BY_HAND = """
			delete from need_by_hand;
			insert into need_by_hand (fiscal_year, process, sec_ejec, year, sec_func, cost_centre, source, reference, rubro, resource_type,
			  supply_item, economic_item, kit, cases, quantity_per_case, percent_of_use, quantity_used, waste_factor, quantity_gross, conversion,
			  quantity_purchased, required_quantity, unit_price, price_place, price_source, priced_on)
			select q.fiscal_year, q.process, q.sec_ejec, q.year, q.sec_func, q.cost_centre, 'KIT', k.number || '/' || i.supply_item, '00', '0',
			  i.supply_item, c.economic_item, k.number, q.year_target, i.quantity_per_case, i.percent_of_use,
			  q.year_target * i.quantity_per_case * i.percent_of_use / 100, i.waste_factor,
			  q.year_target * i.quantity_per_case * i.percent_of_use / 100 * (1 + i.waste_factor), s.conversion,
			  ceil(q.year_target * i.quantity_per_case * i.percent_of_use / 100 * (1 + i.waste_factor) / s.conversion),
			  ceil(q.year_target * i.quantity_per_case * i.percent_of_use / 100 * (1 + i.waste_factor) / s.conversion),
			  p.price, p.place, p.source, p.priced_on
			from programming_quantity q join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
			join kit k on k.fiscal_year = 2027 and k.category = t.category and k.product_project = t.product_project and k.activity = t.activity
			join kit_item i on i.fiscal_year = 2027 and i.kit = k.number
			join supply_item s on s.fiscal_year = 2027 and s.code = i.supply_item
			join supply_item_charge c on c.fiscal_year = 2027 and c.supply_item = s.code and c.is_default
			join supply_price p on p.fiscal_year = 2027 and p.supply_item = s.code
			where q.fiscal_year = 2027 and q.process = 'MULTI_YEAR' and q.sec_ejec = '980990' and q.cost_centre <> '';
			delete from amount_by_hand;
			insert into amount_by_hand select sec_func, year, rubro, resource_type, economic_item, ceil(sum(amount)) from need_by_hand
			group by 1, 2, 3, 4, 5""";

	@Autowired
	private NeedsFixture given;

	@Autowired
	private Costing costing;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_hundred_thousand_needs_of_one_unit() throws Exception {
		FileKey key = aBigUnit();
		double[] ours = new double[ROUNDS];
		double[] hand = new double[ROUNDS];
		this.costing.compute(key, this.given.budgetOf(key));
		run(BY_HAND);
		for (int round = 0; round < ROUNDS; round++) {
			// each round has to write every row anew
			run("update programming_quantity set year_target = year_target + 1 where fiscal_year = 2027 and sec_ejec = '980990'");
			ours[round] = seconds(() -> this.costing.compute(key, this.given.budgetOf(key)));
			hand[round] = seconds(() -> run(BY_HAND));
		}
		double unchanged = seconds(() -> this.costing.compute(key, this.given.budgetOf(key)));
		Arrays.sort(ours);
		Arrays.sort(hand);
		double median = ours[ROUNDS / 2];
		BenchReport.tell("100,000 needs of a unit computed anew, s", BenchReport.ratio(median), "≤ 5",
				"median of " + ROUNDS + ", every row changed, the file's money with it; " + BenchReport.ratio(unchanged)
						+ " where nothing changed");
		BenchReport.tell("the same against hand-written SQL", BenchReport.ratio(hand[ROUNDS / 2] / median), "≥ 0.5",
				BenchReport.ratio(hand[ROUNDS / 2]) + " s for deleting and inserting the same rows into a table alike");
	}

	private FileKey aBigUnit() {
		FileKey key = this.given.aFileOf(UNIT);
		this.given.aKit("5980990", 980990);
		for (int item = 1; item <= 10; item++) {
			String code = "B98099000%04d".formatted(item);
			this.given.anItem(code, "10", "1.50", (item % 2 == 0) ? "2.3.1.8.2.1" : "2.3.1.8.1.2");
			this.given.input(980990, code, "number_of_times = 3, percent_of_use = 80, waste_factor = 0.03");
		}
		run("""
				insert into cost_centre (fiscal_year, sec_ejec, code, name, category)
				select 2027, '980990', 'C' || i, 'PUESTO', 'I-1' from generate_series(1, 100) i;
				insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group, category,
				  product_project, activity, purpose, name, department, province, district)
				select 2027, 'MULTI_YEAR', '980990', lpad(i::text, 4, '0'), '03', '004', '0004', '0149', '3000845', '5980990',
				  (select min(code) from purpose where fiscal_year = 2027), 'META', '15', '01', lpad((i % 100)::text, 2, '0')
				from generate_series(1, 100) i;
				insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target)
				select 2027, 'MULTI_YEAR', '980990', lpad(i::text, 4, '0'), 2027, 'C' || j, 'SUM', 100 + j
				from generate_series(1, 100) i, generate_series(1, 100) j;
				create table need_by_hand (like need including all);
				alter table need_by_hand add foreign key (fiscal_year, process, sec_ejec, sec_func) references programming_target;
				create table amount_by_hand (sec_func text, year smallint, rubro text, resource_type text, item text, amount numeric(19,2));
				analyze""");
		return key;
	}

	private void run(String statements) {
		for (String statement : statements.split(";\n")) {
			this.jdbc.sql(statement).update();
		}
	}

	private static double seconds(Runnable work) {
		long begin = System.nanoTime();
		work.run();
		return (System.nanoTime() - begin) / 1e9;
	}

}

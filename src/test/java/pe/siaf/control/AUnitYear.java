package pe.siaf.control;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

/**
 * A unit's year for tests of what is exported and proven: lines in any year, postings
 * through the ledger, entries that people put down, revenue.
 */
@Component
class AUnitYear {

	static final List<Stage> CHAIN = List.of(Stage.CERTIFICATION, Stage.ANNUAL_COMMITMENT, Stage.MONTHLY_COMMITMENT,
			Stage.ACCRUAL, Stage.PAYMENT_ORDER, Stage.PAYMENT);

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	AUnitYear(JdbcClient jdbc, BudgetLedger ledger) {
		this.jdbc = jdbc;
		this.ledger = ledger;
	}

	/** The catalogues of a year and a unit in it. */
	void exists(BooksKey key) {
		for (String row : List.of("fiscal_year values (%1$d, 'EXECUTION')", "sector values (%1$d, '09', 'SECTOR')",
				"pliego values (%1$d, 'E', '09', '775', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (%1$d, '%2$s', 'E', '09', '775', '%3$s', 'HOSPITAL, \"EL NUEVO\"')",
				"function_code values (%1$d, '03', 'F', 'ACTIVE')",
				"functional_division values (%1$d, '006', 'D', 'ACTIVE')",
				"functional_group values (%1$d, '0008', 'G', 'ACTIVE')",
				"budget_category (fiscal_year, code, name, kind) values (%1$d, '9001', 'ACCIONES CENTRALES', 'AC')",
				"product_project (fiscal_year, code, name) values (%1$d, '3999999', 'SIN PRODUCTO')",
				"activity (fiscal_year, code, name) values (%1$d, '5000003', 'GESTION ADMINISTRATIVA')",
				"purpose (fiscal_year, code, name) values (%1$d, '0000009', 'FINALIDAD')",
				"program_chain values (%1$d, '03', '006', '0008', '9001', '3999999', '5000003')",
				"financing_source (fiscal_year, code, name) values (%1$d, '1', 'RO'), (%1$d, '2', 'RDR')",
				"rubro (fiscal_year, code, name, source) values (%1$d, '00', 'RO', '1'), (%1$d, '09', 'RDR', '2')",
				"resource_type (fiscal_year, code, name) values (%1$d, '0', 'NORMAL')",
				"expenditure_category (fiscal_year, code, name) values (%1$d, '5', 'GASTO CORRIENTE')",
				"economic_item (fiscal_year, code, name, imputable) values (%1$d, '1.3.2.4.1.1', 'DERECHOS', true)")) {
			this.jdbc
				.sql("insert into " + row.formatted(key.year(), key.unit(), key.unit().substring(3))
						+ " on conflict do nothing")
				.update();
		}
	}

	/** A line without credit; its target is made with it. */
	LineKey line(BooksKey key, String secFunc, String rubro, String item, String origin) {
		exists(key);
		for (String row : List.of(
				"economic_item (fiscal_year, code, name, imputable) values (%1$d, '%5$s', 'CLASIFICADOR', true)",
				"budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category, product_project, activity, meta, purpose, name, department, province, district) values (%1$d, '%2$s', '%3$s', '03', '006', '0008', '9001', '3999999', '5000003', '0%3$s', '0000009', 'META', '15', '01', '%6$s')",
				"budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin) values (%1$d, '%2$s', '%3$s', '%4$s', '0', '%5$s', '5', '%7$s')")) {
			this.jdbc
				.sql("insert into "
						+ row.formatted(key.year(), key.unit(), secFunc, rubro, item, secFunc.substring(2), origin)
						+ " on conflict do nothing")
				.update();
		}
		return new LineKey(secFunc, rubro, "0", item);
	}

	/** Posts one amount. */
	void post(BooksKey key, String posting, String kind, Stage stage, int month, LineKey line, String amount) {
		post(key, posting, kind, List.of(new Posting.Entry(line, stage, month, Amount.of(amount))));
	}

	/** Posts what goes together. */
	void post(BooksKey key, String posting, String kind, List<Posting.Entry> entries) {
		this.ledger
			.post(new Posting(key.year(), key.unit(), posting, kind, LocalDate.of(key.year(), 3, 15), "usuaria.secreta",
					"UE_BUDGET", new Posting.Source(null, null, null, "031", "=OC 7", null), entries, false));
	}

	/** Posts one amount of a document of the chain. */
	private void post(BooksKey key, Stage stage, int month, LineKey line, String amount, long record) {
		this.ledger
			.post(new Posting(key.year(), key.unit(), "record/" + record, "INI", LocalDate.of(key.year(), month, 15),
					"usuaria.secreta", "UE_TREASURY", new Posting.Source(record, null, null, "081", "1", null),
					List.of(new Posting.Entry(line, stage, month, Amount.of(amount))), false));
	}

	/** A document of the chain without acts, which says whom it pays. */
	private long record(BooksKey key, String stage, @Nullable Long predecessor, @Nullable String ruc) {
		return this.jdbc
			.sql("""
					with numbers as (
					  select case when :stage = 'CERTIFICATION' then lpad(next_number(:unit, cast(:year as smallint), 'certificate')::text, 10, '0')
					      else '0000000001' end certificate,
					    case when :stage <> 'CERTIFICATION' then '9' || lpad((select count(*) from execution_record where sec_ejec = :unit)::text, 9, '0') end file),
					placed as materialized (
					  select n.*, next_number(:unit, cast(:year as smallint),
					    coalesce('file/' || n.file || '/' || :stage, 'certificate/' || n.certificate)) place from numbers n)
					insert into execution_record (fiscal_year, sec_ejec, stage, predecessor_id, certificate, file, sequence, operation_type, supplier_ruc)
					select :year, :unit, :stage, cast(:before as bigint), p.certificate, p.file, lpad(p.place::text, 4, '0'), 'N', :ruc
					from placed p returning id""")
			.param("year", key.year())
			.param("unit", key.unit())
			.param("stage", stage)
			.param("before", predecessor)
			.param("ruc", ruc)
			.query(Long.class)
			.single();
	}

	/** Orders a tax that is kept back of a line's accrual; the work pays it. */
	Runnable withheld(BooksKey key, LineKey line, String amount) {
		for (Stage stage : CHAIN.subList(0, 4)) {
			post(key, "withheld/" + stage, "INI", stage, 3, line, amount);
		}
		long order = record(key, "PAYMENT_ORDER", record(key, "CERTIFICATION", null, null), null);
		this.jdbc.sql("insert into payment_order_part (sec_ejec, record_id, part) values (?, ?, 'FOURTH_CATEGORY')")
			.params(key.unit(), order)
			.update();
		post(key, Stage.PAYMENT_ORDER, 3, line, amount, order);
		return () -> post(key, Stage.PAYMENT, 3, line, amount, record(key, "PAYMENT", order, null));
	}

	/** Says that a unit keeps its year here, and what its RUC is. */
	void keptHere(BooksKey key, String ruc) {
		exists(key);
		this.jdbc.sql("update implementing_unit set ruc = ? where fiscal_year = ? and sec_ejec = ?")
			.params(ruc, key.year(), key.unit())
			.update();
		this.jdbc.sql("insert into supplier (ruc, registered_by) values (?, 'prueba') on conflict do nothing")
			.param(ruc)
			.update();
		this.jdbc.sql("""
				insert into unit_year (fiscal_year, sec_ejec, cut_over_at) values (?, ?, now())
				on conflict (fiscal_year, sec_ejec) do update set cut_over_at = now()""")
			.params(key.year(), key.unit())
			.update();
	}

	/** Pays a transfer to another unit, through the whole chain. */
	void transferred(BooksKey key, LineKey line, String ruc, int month, String amount) {
		for (Stage stage : CHAIN.subList(0, 5)) {
			post(key, "transfer/" + month + "/" + stage, "INI", stage, month, line, amount);
		}
		post(key, Stage.PAYMENT, month, line, amount,
				record(key, "PAYMENT", record(key, "CERTIFICATION", null, null), ruc));
	}

	/** Posts one amount at each stage of the chain. */
	void chain(BooksKey key, String posting, LineKey line, String amount) {
		for (Stage stage : CHAIN) {
			post(key, posting + "/" + stage, "INI", stage, 3, line, amount);
		}
	}

	/** In all stages from one line to another. */
	void reassigned(BooksKey key, String posting, LineKey from, LineKey to, String amount) {
		post(key, posting, "REA",
				CHAIN.stream()
					.flatMap((stage) -> Stream.of(new Posting.Entry(from, stage, 3, Amount.of(amount).negated()),
							new Posting.Entry(to, stage, 3, Amount.of(amount))))
					.toList());
	}

	/** Enters debits and credits, as {@code 5801 30.00 0}. */
	void enter(BooksKey key, String stage, int month, String posting, List<String> lines) {
		String json = lines.stream()
			.map((line) -> line.split(" "))
			.map((cells) -> "{\"account\":\"%s\",\"debit\":%s,\"credit\":%s}".formatted(cells[0], cells[1], cells[2]))
			.collect(java.util.stream.Collectors.joining(",", "[", "]"));
		this.jdbc
			.sql("""
					select journal_enter(?, cast(? as smallint), cast(? as smallint), ?, ?, ?, null, null, 'usuaria.secreta', 'UE_ACCOUNTING', cast(? as jsonb))""")
			.params(key.unit(), key.year(), month, LocalDate.of(key.year(), 3, 15), stage, posting, json)
			.query(Long.class)
			.single();
	}

	/** Sets the allotment (PCA) of goods and services in rubro 00. */
	void allotted(BooksKey key, String amount) {
		this.jdbc
			.sql("""
					select 1 from (select allotment_assign(cast(? as smallint), ?, '00', '5', '2.3', cast(? as numeric), null, 'SET', 'prueba')) done""")
			.params(key.year(), key.unit(), amount)
			.query(Integer.class)
			.single();
	}

	/** Determines and collects revenue by one act that somebody else approves. */
	void collected(BooksKey key, String number, String amount) {
		collected(key, number, "1.3.2.4.1.1", "", 3, amount);
	}

	/** The same of any kind, in any month, from somebody with a RUC. */
	void collected(BooksKey key, String number, String item, String ruc, int month, String amount) {
		this.jdbc
			.sql("""
					insert into economic_item (fiscal_year, code, name, imputable) values (?, ?, 'CLASIFICADOR', true) on conflict do nothing""")
			.params(key.year(), item)
			.update();
		this.jdbc
			.sql("""
					insert into revenue_record (fiscal_year, sec_ejec, number, spontaneous, payer_document, payer_name, concept)
					values (?, ?, ?, true, ?, 'PAGADORA SECRETA', 'Derechos')""")
			.params(key.year(), key.unit(), number, ruc)
			.update();
		long act = this.jdbc
			.sql("""
					insert into revenue_act (sec_ejec, fiscal_year, number, correlative, phase, kind, month, document_kind, document_number,
					  document_date, justification, prepared_by, prepared_name)
					values (?, ?, ?, '0001', 'DR', 'INI', ?, 'DEPOSIT_SLIP', ?, ?, 'Derechos', 'usuaria.secreta', 'Caja') returning id""")
			.params(key.unit(), key.year(), number, month, number, LocalDate.of(key.year(), month, 15))
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				insert into revenue_act_line (sec_ejec, act_id, fiscal_year, rubro, resource_type, item, amount)
				values (?, ?, ?, '09', '0', ?, cast(? as numeric))""")
			.params(key.unit(), act, key.year(), item, amount)
			.update();
		this.jdbc
			.sql("""
					update revenue_act set state = 'A', approved_by = 'usuaria.otra', approved_name = 'Jefa', approved_profile = 'UE_ADMIN_HEAD',
					  approved_at = now() where sec_ejec = ? and id = ?""")
			.params(key.unit(), act)
			.update();
	}

}

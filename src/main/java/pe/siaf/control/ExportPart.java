package pe.siaf.control;

/**
 * What is exported of a unit's year, a file each: everything that its balances and its
 * books can be reckoned from again, and nobody's name. The checker {@code CheckBooks}
 * reads exactly these.
 */
enum ExportPart {

	/** What the lines' targets are for, and where. */
	TARGETS("targets.csv",
			"""
					select sec_func, function_code, division, functional_group, category, product_project, activity, meta, purpose, name,
					  unit_of_measure, department, province, district
					from budget_target where fiscal_year = :year and sec_ejec = :unit order by 1"""),

	/** Lines of the budget with their balances. */
	LINES("lines.csv",
			"""
					select sec_func, rubro, resource_type, item, expenditure_category, origin, pia, pim, certified, certified_reserved,
					  annual_committed, monthly_committed, accrued, ordered, paid
					from budget_line where fiscal_year = :year and sec_ejec = :unit order by 1, 2, 3, 4"""),

	/**
	 * Movements of the budget, in the order of their numbers; each with the stage that
	 * its entry has in the journal, where taxes kept back are stages of their own.
	 */
	MOVEMENTS("movements.csv",
			"""
					select m.id, m.sec_func, m.rubro, m.resource_type, m.item, m.stage, (s.source).stage entry_stage, m.kind, m.amount, m.month,
					  m.posting_key, m.act_id, m.import_id, m.document_type, %s document_number, m.document_date, m.known_on, %s recorded_at
					from movement m join journal_source_movement s on s.sec_ejec = m.sec_ejec and s.id = m.id
					where m.fiscal_year = :year and m.sec_ejec = :unit order by m.id"""
				.formatted(ExportPart.DOCUMENT, ExportPart.RECORDED)),

	/** Allotments of commitments (PCA) with what is certified and held of them. */
	ALLOTMENTS("allotments.csv", """
			select rubro, expenditure_category, generic, assigned, certified, certified_reserved, legacy_certified
			from commitment_allotment where fiscal_year = :year and sec_ejec = :unit order by 1, 2, 3"""),

	/** Balances of revenue; its records by their numbers only. */
	REVENUE_LINES("revenue-lines.csv", """
			select number, rubro, resource_type, item, determined, collected
			from revenue_record_line where fiscal_year = :year and sec_ejec = :unit order by 1, 2, 3, 4"""),

	/** Movements of revenue. */
	REVENUE_MOVEMENTS("revenue-movements.csv",
			"""
					select id, number, rubro, resource_type, item, stage, kind, amount, month, 'revenue/' || act_id posting_key, known_on
					from revenue_movement where fiscal_year = :year and sec_ejec = :unit order by id"""),

	/** Accruals of files that the unit's own system listed. */
	FILE_ACCRUALS("file-accruals.csv", """
			select id, file, sec_func, rubro, item, month, amount, 'import/' || import_id posting_key, stated_on
			from file_accrual where fiscal_year = :year and sec_ejec = :unit order by id"""),

	/** What waits for a row of the operation table. */
	WAITING("waiting.csv",
			"""
					select p.origin, p.source_id, (s.source).stage, (s.source).posting_key, (s.source).month, (s.source).amount
					from journal_pending p
					cross join lateral (
					  select m.source from journal_source_movement m where p.origin = 'MOVEMENT' and m.sec_ejec = p.sec_ejec and m.id = p.source_id
					  union all
					  select f.source from journal_source_file f where p.origin = 'FILE' and f.sec_ejec = p.sec_ejec and f.id = p.source_id
					  union all
					  select v.source from journal_source_revenue v where p.origin = 'REVENUE' and v.sec_ejec = p.sec_ejec and v.id = p.source_id) s
					where p.fiscal_year = :year and p.sec_ejec = :unit order by 1, 2"""),

	/** Journal entries, in the order of their numbers. */
	ENTRIES("entries.csv",
			"""
					select number, month, entry_date, stage, posting_key, document_type, %s document_number, %s recorded_at
					from journal_entry where fiscal_year = :year and sec_ejec = :unit order by 1"""
				.formatted(ExportPart.DOCUMENT, ExportPart.RECORDED)),

	/** So much from the debit of one account to the credit of another. */
	ENTRY_LINES("entry-lines.csv", """
			select e.number, l.line, l.purpose, l.debit, l.credit, l.rubro, l.item, l.amount
			from journal_line l join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id
			where l.fiscal_year = :year and l.sec_ejec = :unit order by 1, 2"""),

	/** What each account was debited and credited. */
	TRIAL_BALANCE("trial-balance.csv", """
			select account, name, nature, debit, credit
			from trial_balance where fiscal_year = :year and sec_ejec = :unit order by 1"""),

	/** What the last proof of the ledger covered of this. */
	FIGURES("figures.csv", """
			select proof_id proof, lines, movements, last_movement, pim, certified, annual_committed, monthly_committed,
			  accrued, ordered, paid, entries, last_entry, booked
			from ledger_proof_figure where fiscal_year = :year and sec_ejec = :unit order by proof_id desc limit 1"""),

	/** What this is, of whom, when it was taken, and which proof stands behind it. */
	CERTIFICATE("certificate.csv",
			"""
					with facts as (
					  select u.name, p.id, p.result, p.seen_at from implementing_unit u
					  left join (select * from ledger_proof order by id desc limit 1) p on true
					  where u.fiscal_year = :year and u.sec_ejec = :unit)
					select f.key, f.value from facts cross join lateral (values
					  (1, 'format', '2'), (2, 'unit', :unit), (3, 'name', facts.name), (4, 'year', cast(:year as text)),
					  (5, 'taken_at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), (6, 'proof', facts.id::text),
					  (7, 'proof_result', facts.result),
					  (8, 'proof_seen_at', to_char(facts.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) f(place, key, value)
					order by f.place""");

	/** No spreadsheet runs what somebody typed as a document's number. */
	private static final String DOCUMENT = "regexp_replace(document_number, '^[=+@-]', '''\\&')";

	private static final String RECORDED = "to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

	private final String file;

	private final String sql;

	ExportPart(String file, String sql) {
		this.file = file;
		this.sql = sql;
	}

	/**
	 * What the file is called in the zip.
	 * @return such as {@code lines.csv}
	 */
	public String file() {
		return this.file;
	}

	/**
	 * What a reader finds under {@code control.export.<file>}.
	 * @return the message key of what is in the file
	 */
	public String messageKey() {
		return "control.export." + this.file.replace(".csv", "");
	}

	String sql() {
		return this.sql;
	}

}

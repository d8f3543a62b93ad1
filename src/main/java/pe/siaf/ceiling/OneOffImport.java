package pe.siaf.ceiling;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;

/**
 * The kind {@code one-off-expenses}: what units ask for once, with the document that it
 * stands on. The import's year is that of the budget law. What the file leaves out is
 * kept.
 */
@Component
class OneOffImport extends TableImport {

	OneOffImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "one-off-expenses";
	}

	@Override
	public Permission permission() {
		return Permission.FRAME_DECIDE;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("sec_ejec", 6).or("ejecutora"), ImportColumn.text("concept").or("concepto"),
				ImportColumn.of("year", ImportColumn.Type.INTEGER).or("anio", "ano"),
				ImportColumn.code("category", 4).or("categoria"),
				ImportColumn.of("quantity", ImportColumn.Type.QUANTITY).or("cantidad"),
				ImportColumn.of("unit_cost", ImportColumn.Type.FACTOR).or("costo_unitario"),
				ImportColumn.text("norm").or("norma", "documento"));
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, r.cells ->> 'sec_ejec' sec_ejec, r.cells ->> 'concept' concept,
				(r.cells ->> 'year')::smallint as year, r.cells ->> 'category' category, (r.cells ->> 'quantity')::numeric(19,4) quantity,
				(r.cells ->> 'unit_cost')::numeric(19,6) unit_cost, r.cells ->> 'norm' norm""";
	}

	@Override
	protected String target() {
		return "ceiling_one_off";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "sec_ejec", "concept", "year");
	}

	@Override
	protected List<String> values() {
		return List.of("category", "quantity", "unit_cost", "norm");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.sec_ejec, f.concept, f.year)";
	}

	@Override
	protected boolean ofItsYear() {
		// ceilings come before their year is opened
		return false;
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.known("sec_ejec", "sec_ejec", """
				not exists (select from implementing_unit u where u.fiscal_year = ceiling_catalogue_year(:year)
				  and u.sec_ejec = f.sec_ejec and u.status = 'ACTIVE')"""), Check.known("category", "category", """
				not exists (select from budget_category c where c.fiscal_year = ceiling_catalogue_year(:year)
				  and c.code = f.category and c.status = 'ACTIVE')"""),
				Check.figure("year", "ceiling.oneOff.year", "year not between :year and :year + 2"),
				Check.figure("quantity", "ceiling.oneOff.positive", "quantity <= 0"),
				Check.figure("unit_cost", "ceiling.oneOff.positive", "unit_cost < 0"));
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement(
				"""
						select coalesce(sum(round(f.quantity * f.unit_cost)), 0), coalesce(sum(round(t.quantity * t.unit_cost)), 0)
						from f left join ceiling_one_off t using (fiscal_year, sec_ejec, concept, year)""",
				file)
			.query((row, number) -> new Total("ceiling.amount", new Amount(row.getBigDecimal(1)),
					new Amount(row.getBigDecimal(2))))
			.single());
	}

}

package pe.siaf.execution;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/** The lines that a document may use, each with what it may still take. */
@Repository
class LineChoices {

	private static final String NAMES = """
			t.name target, i.name item_name, t.category, t.product_project, t.activity
			""";

	private final JdbcClient jdbc;

	LineChoices(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A unit's lines with their free credit. */
	List<LineChoice> ofUnit(int fiscalYear, String secEjec) {
		return this.jdbc
			.sql("""
					select l.sec_func, l.rubro, l.resource_type, l.item, %s, l.pim base,
					  greatest(l.pim, l.legacy_certified) - l.certified - l.certified_reserved available
					from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					where l.fiscal_year = ? and l.sec_ejec = ?
					order by l.sec_func, l.rubro, l.resource_type, l.item"""
				.formatted(NAMES))
			.params(fiscalYear, secEjec)
			.query(LineChoice.class)
			.list();
	}

	/** A record's lines with what the next stage may still draw. */
	List<LineChoice> ofRecord(ExecutionRecord record) {
		return this.jdbc
			.sql("""
					select l.sec_func, l.rubro, l.resource_type, l.item, %s, l.approved base, l.approved - l.used available
					from execution_record_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					where l.sec_ejec = ? and l.record_id = ?
					order by l.sec_func, l.rubro, l.resource_type, l.item"""
				.formatted(NAMES))
			.params(record.secEjec(), record.id())
			.query(LineChoice.class)
			.list();
	}

	/**
	 * A line to choose.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param target the target's name
	 * @param itemName the item's name
	 * @param category budget category
	 * @param productProject product or project
	 * @param activity activity
	 * @param base PIM, or what the record has
	 * @param available what may still be taken
	 */
	record LineChoice(String secFunc, String rubro, String resourceType, String item, String target, String itemName,
			String category, String productProject, String activity, Amount base, Amount available) {

		/** The same line with other figures, in whichever currency they are. */
		LineChoice with(Amount other, Amount left) {
			return new LineChoice(this.secFunc, this.rubro, this.resourceType, this.item, this.target, this.itemName,
					this.category, this.productProject, this.activity, other, left);
		}

		public LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

		public String key() {
			return line().toString();
		}

		public String href(int fiscalYear, String secEjec) {
			return "/presupuesto/lineas/%d/%s/%s".formatted(fiscalYear, secEjec, key());
		}

	}

}

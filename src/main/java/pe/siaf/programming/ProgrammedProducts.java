package pe.siaf.programming;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.Aggregation;
import pe.siaf.logframe.ProductQuantity;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * How many of each product a file plans, reckoned from its activities as the design in
 * force says (domain 6.5), and the products' own targets where those are needed.
 */
@Component
class ProgrammedProducts {

	private final JdbcClient jdbc;

	private final Files files;

	private final AuditTrail audit;

	ProgrammedProducts(JdbcClient jdbc, Files files, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.audit = audit;
	}

	/**
	 * The products of a file.
	 * @param key the file
	 * @return by program and code, each with its activities
	 */
	List<Product> list(FileKey key) {
		Map<String, List<@Nullable BigDecimal>> own = own(key);
		Map<String, Product> products = new LinkedHashMap<>();
		this.jdbc.sql("select * from programming_products(:year, :process, :unit)")
			.params(key.params())
			.query((row) -> {
				String code = row.getString("category") + "-" + row.getString("product");
				Product head = products.get(code);
				if (head == null) {
					head = new Product(row.getString("category"), row.getString("product"),
							row.getString("product_name"), row.getBoolean("designed"), row.getString("product_unit"),
							row.getBoolean("whole"), Aggregation.valueOf(row.getString("method")),
							own.getOrDefault(code, List.of()), new ArrayList<>());
					products.put(code, head);
				}
				head.activities().add(part(row));
			});
		return List.copyOf(products.values());
	}

	private Map<String, List<@Nullable BigDecimal>> own(FileKey key) {
		Map<String, List<@Nullable BigDecimal>> own = new HashMap<>();
		this.jdbc
			.sql("""
					select category || '-' || product_project code, year - fiscal_year as years_on, quantity from programming_product
					where fiscal_year = :year and process = :process and sec_ejec = :unit""")
			.params(key.params())
			.query((row) -> {
				own.computeIfAbsent(row.getString("code"), (code) -> Arrays.asList(null, null, null))
					.set(row.getInt("years_on"), row.getBigDecimal("quantity"));
			});
		return own;
	}

	private static Part part(ResultSet row) throws SQLException {
		return new Part(row.getString("activity"), row.getString("activity_name"), row.getString("unit"),
				row.getBoolean("tracer"), row.getBoolean("mandatory"), row.getBigDecimal("conversion"),
				row.getBigDecimal("weight"), row.getInt("targets"), figures(row, "planned"), figures(row, "asked"));
	}

	private static List<@Nullable BigDecimal> figures(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return (array != null) ? Arrays.asList((BigDecimal[]) array.getArray()) : List.of();
	}

	/**
	 * Sets a product's own target, year by year; a year left empty has none.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who sets it
	 * @throws RuleViolation CYC-001, PRG-101, PRG-104, or PRG-111 where the quantity
	 * follows from activities alone; WFL-003 where it was set meanwhile
	 * @throws NotFound if the file has no such product
	 */
	@Transactional
	public void set(FileKey key, ProductTargetForm form, Profile actor) {
		this.files.requireWritable(key, actor);
		Product product = find(key, form.product());
		if (!product.method().needsOwn()) {
			throw new RuleViolation(ProgrammingRule.PRODUCT_FOLLOWS, Figures.of("product", product.product()));
		}
		this.files.requireSeen(key, "product/" + product.code(), form.seen(), () -> find(key, product.code()).seen());
		Map<Integer, BigDecimal> typed = form.quantities(key, product.whole());
		write(key, product, typed);
		this.audit.record(actor, key.secEjec(), "product", Files.TYPE, key.id() + "/" + product.code(),
				Map.of("own", product.own()), Map.of("own", typed));
	}

	private Product find(FileKey key, String code) {
		return list(key).stream()
			.filter((one) -> one.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new NotFound("product " + code));
	}

	private void write(FileKey key, Product product, Map<Integer, BigDecimal> typed) {
		this.jdbc.sql("""
				delete from programming_product where fiscal_year = :year and process = :process and sec_ejec = :unit
				  and category = :category and product_project = :product""")
			.params(key.params())
			.param("category", product.category())
			.param("product", product.product())
			.update();
		typed.forEach((year, quantity) -> this.jdbc
			.sql("insert into programming_product values (:year, :process, :unit, :category, :product, :of, :quantity)")
			.params(key.params())
			.param("category", product.category())
			.param("product", product.product())
			.param("of", year)
			.param("quantity", quantity)
			.update());
	}

	/**
	 * A product of a file.
	 *
	 * @param category its program
	 * @param product its code
	 * @param name its name
	 * @param designed whether a design in force has it; where none has, its tracer isn't
	 * known
	 * @param unit what it counts, or null
	 * @param whole whether it is counted in whole ones
	 * @param method how its quantity follows from activities
	 * @param own its own targets, from the year of the law on; null where nobody set one
	 * @param activities its activities
	 */
	record Product(String category, String product, String name, boolean designed, @Nullable String unit, boolean whole,
			Aggregation method, List<@Nullable BigDecimal> own, List<Part> activities) {

		/**
		 * Program and code.
		 * @return such as {@code 0001-3033254}
		 */
		public String code() {
			return this.category + "-" + this.product;
		}

		/**
		 * How its own targets stand, to be told from how they stood.
		 * @return the targets, year by year
		 */
		public String seen() {
			return String.valueOf(this.own);
		}

		/**
		 * What an activity does for the quantity.
		 * @param part the activity
		 * @return tracer, mandatory, counts, weight, or apart where it does nothing
		 */
		public String role(Part part) {
			return switch (this.method) {
				case TRACER -> (part.tracer() || this.activities.size() == 1) ? "tracer" : "apart";
				case MIN -> part.mandatory() ? "mandatory" : "apart";
				case SUM -> "counts";
				case WEIGHTED -> (part.weight().signum() > 0) ? "weight" : "apart";
				case OWN -> "apart";
			};
		}

		/**
		 * Its own target of a year.
		 * @param at 0 for the year of the law, 1 or 2 for those after it
		 * @return the target, or null
		 */
		public @Nullable BigDecimal own(int at) {
			return (at < this.own.size()) ? this.own.get(at) : null;
		}

		/**
		 * Its quantity of a year.
		 * @param at 0 for the year of the law, 1 or 2 for those after it
		 * @return the quantity, or why there is none
		 */
		public ProductQuantity reckoned(int at) {
			return ProductQuantity.of(this.method, this.activities.stream().map((part) -> part.activity(at)).toList(),
					own(at), this.whole);
		}

	}

	/**
	 * An activity's part in a product.
	 *
	 * @param code its code
	 * @param name its name
	 * @param unit what it counts, or null
	 * @param tracer whether it stands for the product
	 * @param mandatory whether the package isn't complete without it
	 * @param conversion units of the product that one of its own makes
	 * @param weight its weight
	 * @param targets how many targets the file has of it
	 * @param planned quantities, from the year of the law on
	 * @param asked the same with what isn't financed
	 */
	record Part(String code, String name, @Nullable String unit, boolean tracer, boolean mandatory,
			BigDecimal conversion, BigDecimal weight, int targets, List<@Nullable BigDecimal> planned,
			List<@Nullable BigDecimal> asked) {

		/**
		 * Its quantity of a year.
		 * @param at 0 for the year of the law, 1 or 2 for those after it
		 * @return the quantity, or null
		 */
		public @Nullable BigDecimal planned(int at) {
			return (at < this.planned.size()) ? this.planned.get(at) : null;
		}

		/**
		 * What was asked for in a year, financed or not.
		 * @param at 0 for the year of the law, 1 or 2 for those after it
		 * @return the quantity, or null
		 */
		public @Nullable BigDecimal asked(int at) {
			return (at < this.asked.size()) ? this.asked.get(at) : null;
		}

		ProductQuantity.Activity activity(int at) {
			return new ProductQuantity.Activity(this.code, this.unit, planned(at), asked(at), this.tracer,
					this.mandatory, this.conversion, this.weight);
		}

	}

}

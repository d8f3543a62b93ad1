package pe.siaf.classifier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What the pages of catalogues show. */
@Component
class CatalogueQueries {

	private static final String ENTRY = """
			select e.code, e.name, e.status, e.kind, e.parent, e.valid_from, e.valid_to,
			  (select count(*) from catalogue_entry c
			   where c.fiscal_year = e.fiscal_year and c.catalogue = :catalogue and c.parent = e.code) children
			from catalogue_entry e where e.fiscal_year = :year and e.catalogue = :catalogue""";

	private static final List<String> LETTERS = List.of("scope", "stages");

	private final JdbcClient jdbc;

	CatalogueQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Summary> summaries(int fiscalYear) {
		Map<String, Summary> counted = new HashMap<>();
		this.jdbc.sql("""
				select y.catalogue, y.state, coalesce(e.codes, 0) codes, coalesce(e.active, 0) active
				from catalogue_year y left join (
				  select catalogue, count(*) codes, count(*) filter (where status = 'ACTIVE') active
				  from catalogue_entry where fiscal_year = :year group by catalogue
				  union all select 'chains', count(*), count(*) filter (where status = 'ACTIVE') from program_chain
				  where fiscal_year = :year) e on e.catalogue = y.catalogue
				where y.fiscal_year = :year""")
			.param("year", fiscalYear)
			.query(Summary.class)
			.list()
			.forEach((summary) -> {
				counted.put(summary.catalogue(), summary);
			});
		List<Summary> summaries = new ArrayList<>();
		for (Catalogue catalogue : Catalogue.values()) {
			summaries.add(counted.getOrDefault(catalogue.slug(), new Summary(catalogue.slug(), "DRAFT", 0, 0)));
		}
		summaries.add(counted.getOrDefault("chains", new Summary("chains", "DRAFT", 0, 0)));
		return summaries;
	}

	long count(Catalogue catalogue, CatalogueFilter filter) {
		return bind("select count(*) from (" + ENTRY + ") e where " + filter.condition(), catalogue, filter)
			.query(Long.class)
			.single();
	}

	List<Entry> list(Catalogue catalogue, CatalogueFilter filter, long offset, long limit) {
		return bind("select * from (" + ENTRY + ") e where " + filter.condition() + " order by " + order(catalogue)
				+ " offset :offset limit :limit", catalogue, filter)
			.param("offset", offset)
			.param("limit", limit)
			.query(Entry.class)
			.list();
	}

	/** Items sort by their components: 2.3.2 before 2.3.10. */
	private static String order(Catalogue catalogue) {
		return (catalogue == Catalogue.ITEMS) ? "string_to_array(e.code, '.')::int[]" : "e.code";
	}

	Optional<Entry> find(int fiscalYear, Catalogue catalogue, String code) {
		return this.jdbc.sql(ENTRY + " and e.code = :code")
			.param("year", fiscalYear)
			.param("catalogue", catalogue.slug())
			.param("code", code)
			.query(Entry.class)
			.optional();
	}

	/** The codes above one, the outermost first. */
	List<Entry> above(int fiscalYear, Catalogue catalogue, @Nullable String parent) {
		List<Entry> above = new ArrayList<>();
		Optional<Entry> next = Optional.ofNullable(parent).flatMap((code) -> find(fiscalYear, catalogue, code));
		while (catalogue.isTree() && next.isPresent()) {
			above.add(0, next.get());
			next = Optional.ofNullable(next.get().parent()).flatMap((code) -> find(fiscalYear, catalogue, code));
		}
		return above;
	}

	List<Use> uses(int fiscalYear, Catalogue catalogue, String code) {
		return this.jdbc.sql("select what, uses from catalogue_uses(?, ?, ?)")
			.params(fiscalYear, catalogue.slug(), code)
			.query(Use.class)
			.list();
	}

	List<YearOfCode> years(Catalogue catalogue, String code) {
		return this.jdbc.sql("""
				select fiscal_year, name, status from catalogue_entry where catalogue = ? and code = ?
				order by fiscal_year desc""").params(catalogue.slug(), code).query(YearOfCode.class).list();
	}

	/**
	 * What only this catalogue says of a code: words by column; letters are words each.
	 */
	Map<String, List<String>> extras(int fiscalYear, Catalogue catalogue, String code) {
		Map<String, List<String>> extras = new LinkedHashMap<>();
		if (!catalogue.extras().isEmpty()) {
			this.jdbc.sql("select * from " + catalogue.table() + " where fiscal_year = ? and code = ?")
				.params(fiscalYear, code)
				.query((row) -> {
					for (Catalogue.Extra extra : catalogue.extras()) {
						Object value = row.getObject(extra.column());
						if (value != null && !extra.column().equals("parent")) {
							extras.put(extra.column(), LETTERS.contains(extra.column())
									? List.of(value.toString().split("")) : List.of(value.toString()));
						}
					}
				});
		}
		return extras;
	}

	/** The products and projects of a category. */
	List<Entry> products(int fiscalYear, String category) {
		return this.jdbc
			.sql("""
					select p.code, p.name, p.status, p.kind, null parent, p.valid_from, p.valid_to, 0 children from product_project p
					where p.fiscal_year = :year and exists (select from category_product c where c.fiscal_year = :year
					  and c.category = :category and c.product_project = p.code)
					order by p.code""")
			.param("year", fiscalYear)
			.param("category", category)
			.query(Entry.class)
			.list();
	}

	/** Publishes a year's draft; false if there was none. */
	boolean publish(int fiscalYear, String catalogue) {
		return this.jdbc.sql(
				"update catalogue_year set state = 'PUBLISHED' where fiscal_year = ? and catalogue = ? and state = 'DRAFT'")
			.params(fiscalYear, catalogue)
			.update() > 0;
	}

	private StatementSpec bind(String sql, Catalogue catalogue, CatalogueFilter filter) {
		return this.jdbc.sql(sql).param("catalogue", catalogue.slug()).params(filter.params());
	}

	/**
	 * A catalogue of a year.
	 *
	 * @param catalogue its slug
	 * @param state DRAFT, PUBLISHED or CLOSED
	 * @param codes how many codes
	 * @param active how many of them active
	 */
	record Summary(String catalogue, String state, long codes, long active) {

		public String path() {
			return Catalogue.ofSlug(this.catalogue).map(Catalogue::path).orElse("cadenas");
		}

	}

	record Entry(String code, String name, String status, @Nullable String kind, @Nullable String parent,
			@Nullable LocalDate validFrom, @Nullable LocalDate validTo, long children) {
	}

	record Use(String what, long uses) {
	}

	record YearOfCode(int fiscalYear, String name, String status) {
	}

}

package pe.siaf.modification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.modification.Consequences.Coverage;
import pe.siaf.modification.Consequences.Indicator;
import pe.siaf.modification.Consequences.Target;

/**
 * Shows what a note does to targets, coverage and results: today's while it is prepared,
 * afterwards what was on screen when it was sent.
 */
@Component
class ConsequencePreview {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ConsequencePreview(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** What is to be shown of a note: what was kept, or today's. */
	Consequences shown(Note note) {
		String kept = (note.isEditable() || note.state().equals("V")) ? null : kept(note.key());
		return (kept != null) ? this.json.readValue(kept, Consequences.class) : today(note.key());
	}

	private @Nullable String kept(NoteKey key) {
		return this.jdbc.sql("""
				select shown::text from budget_note
				where fiscal_year = :year and sec_ejec = :unit and number = :number and sequence = :sequence
				  and shown is not null""").params(key.params()).query(String.class).optional().orElse(null);
	}

	String write(Consequences consequences) {
		return this.json.writeValueAsString(consequences);
	}

	Consequences today(NoteKey key) {
		List<Target> targets = this.jdbc.sql("select * from note_consequences(:year, :unit, :number, :sequence)")
			.params(key.params())
			.query(Target.class)
			.list();
		return new Consequences(targets, coverages(key, targets), indicators(key.fiscalYear(), targets));
	}

	private List<Coverage> coverages(NoteKey key, List<Target> targets) {
		return this.jdbc.sql(
				"select unit, sec_func, population, coverage from note_coverage(:year, :unit, :number, :sequence) order by 1, 2")
			.params(key.params())
			.query((row, at) -> {
				String unit = row.getString("unit");
				String secFunc = row.getString("sec_func");
				BigDecimal coverage = row.getBigDecimal("coverage");
				return new Coverage(unit, secFunc, row.getString("population"), coverage,
						targets.stream()
							.filter((target) -> target.unit().equals(unit) && target.secFunc().equals(secFunc))
							.findFirst()
							.map((target) -> after(coverage, target))
							.orElse(null));
			})
			.list();
	}

	/** With another quantity another share of the same people is reached. */
	private static @Nullable BigDecimal after(BigDecimal coverage, Target target) {
		BigDecimal quantity = target.quantity();
		BigDecimal next = target.newQuantity();
		return (quantity != null && next != null && quantity.signum() > 0)
				? coverage.multiply(next).divide(quantity, 1, RoundingMode.HALF_UP) : null;
	}

	private List<Indicator> indicators(int fiscalYear, List<Target> targets) {
		Set<Product> products = new LinkedHashSet<>();
		targets.forEach((target) -> products.add(new Product(target.category(), target.product())));
		List<Indicator> indicators = new ArrayList<>();
		for (Product product : products) {
			indicators.addAll(this.jdbc.sql("""
					select cast(? as text) category, cast(? as text) product, i.* from note_indicators(?, ?, ?) i""")
				.params(product.category(), product.product(), fiscalYear, product.category(), product.product())
				.query(Indicator.class)
				.list());
		}
		return indicators;
	}

	private record Product(String category, String product) {
	}

}

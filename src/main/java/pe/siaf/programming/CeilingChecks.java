package pe.siaf.programming;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.ceiling.CeilingRule;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;

/**
 * The programming stays within each ceiling that binds its unit, whatever the ceiling's
 * keys; and where one above was lowered below what hangs on it, nothing is submitted
 * until it is given out anew (CEI-003). What no ceiling covers isn't submitted either
 * (CEI-016).
 */
@Component
@Order(5)
class CeilingChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	CeilingChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return Stream.concat(without(key).stream(), over(key)).toList();
	}

	/** CEI-016: what nothing was given for isn't asked for. */
	private Optional<FileFinding> without(FileKey key) {
		Amount amount = this.jdbc.sql("select programming_without_ceiling(:year, :process, :unit)")
			.params(key.params())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
		return amount.isZero() ? Optional.empty()
				: Optional.of(new FileFinding(CeilingRule.GIVEN,
						Figures.of("amount", amount, "year", String.valueOf(key.fiscalYear())), true,
						String.valueOf(key.fiscalYear()), key.path() + "/montos"));
	}

	private Stream<FileFinding> over(FileKey key) {
		return against(key).stream()
			.filter((one) -> one.blocked() || one.isOver())
			.map((one) -> new FileFinding(
					CeilingRule.PROGRAMMED_WITHIN, Figures.of("ceiling", one.label(), "programmed", one.programmed(),
							"amount", one.amount(), "excess", one.excess()),
					true, one.year() + " · " + one.label(), key.path() + "/montos"));
	}

	/**
	 * What a file asks of each ceiling that binds its unit.
	 * @param key the file
	 * @return ceilings by year
	 */
	List<Against> against(FileKey key) {
		return this.jdbc.sql("""
				select id, version_id, year, label, amount, programmed, blocked
				from programming_against_ceilings(:year, :process, :unit) order by year, label""")
			.params(key.params())
			.query(Against.class)
			.list();
	}

	/**
	 * A ceiling and what is asked of it.
	 *
	 * @param id the ceiling
	 * @param versionId the version that it belongs to
	 * @param year the year
	 * @param label its keys
	 * @param amount the ceiling
	 * @param programmed what the file asks
	 * @param blocked whether one above was lowered below what hangs on it
	 */
	record Against(long id, long versionId, int year, String label, Amount amount, Amount programmed, boolean blocked) {

		/**
		 * Where the ceiling is given out, with what became of it.
		 * @return the page
		 */
		public String path() {
			return "/techos/" + this.versionId + "/" + this.id;
		}

		public boolean isOver() {
			return this.programmed.exceeds(this.amount);
		}

		public Amount excess() {
			return isOver() ? this.programmed.minus(this.amount) : Amount.ZERO;
		}

		public Amount left() {
			return this.amount.minus(this.programmed);
		}

	}

}

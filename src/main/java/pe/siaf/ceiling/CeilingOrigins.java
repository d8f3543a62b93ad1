package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.ceiling.CeilingProposals.Line;
import pe.siaf.ceiling.ProposalTaking.Change;
import pe.siaf.ceiling.ProposalTaking.Plan;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/** What ceilings were reckoned from when they were taken from proposals. */
@Repository
class CeilingOrigins {

	private final JdbcClient jdbc;

	CeilingOrigins(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The rows of a ceiling by their year. */
	Map<Integer, Long> rows(CeilingVersion version, CeilingKeys keys) {
		Map<Integer, Long> rows = new java.util.TreeMap<>();
		named(version, keys, "select c.id, c.year from ceiling c").query((row) -> {
			rows.put(row.getInt("year"), row.getLong("id"));
		});
		return rows;
	}

	/**
	 * What a ceiling has, by year.
	 * @param version the version
	 * @param keys the ceiling
	 * @param criterion the criterion that is taken anew
	 * @return what there is of each year that has it
	 */
	Map<Integer, Kept> kept(CeilingVersion version, CeilingKeys keys, String criterion) {
		Map<Integer, Kept> kept = new HashMap<>();
		named(version, keys,
				"""
						select c.year, c.amount, c.reason, greatest(c.amount - coalesce((
						  select sum(o.amount) from ceiling_origin o where o.ceiling_id = c.id and o.criterion = :criterion), 0), 0) rest
						from ceiling c""")
			.param("criterion", criterion)
			.query((row) -> {
				kept.put(row.getInt("year"), new Kept(new Amount(row.getBigDecimal("amount")),
						new Amount(row.getBigDecimal("rest")), row.getString("reason")));
			});
		return kept;
	}

	private JdbcClient.StatementSpec named(CeilingVersion version, CeilingKeys keys, String select) {
		StringBuilder sql = new StringBuilder(select).append(" where c.version_id = :version");
		keys.columns().keySet().forEach((column) -> sql.append(" and c.%1$s = :%1$s".formatted(column)));
		return this.jdbc.sql(sql.toString()).param("version", version.id()).params(keys.columns());
	}

	/** Keeps the lines of each amount that was set, in its transaction. */
	void keep(CeilingVersion version, TakingForm form, Plan plan, Profile actor) {
		for (Change change : plan.changes()) {
			Long ceiling = Objects.requireNonNull(rows(version, change.entry().keys()).get(change.entry().year()));
			this.jdbc.sql("delete from ceiling_origin where ceiling_id = ? and (? or criterion = ?)")
				.params(ceiling, form.replaces(), form.criterio())
				.update();
			for (Line line : change.lines()) {
				this.jdbc
					.sql("""
								insert into ceiling_origin (ceiling_id, criterion, sec_ejec, code, name, base_year, first_figure, second_figure,
								  amount, missing, taken_by)
							values (:ceiling, :criterion, :unit, :code, :name, :base, :first, :second, :amount, :missing, :person)""")
					.param("ceiling", ceiling)
					.param("criterion", form.criterio())
					.param("unit", line.secEjec())
					.param("code", line.code())
					.param("name", line.name())
					.param("base", plan.base())
					.param("first", line.firstFigure())
					.param("second", line.secondFigure())
					.param("amount", Objects.requireNonNull(line.years().get(change.at())).value())
					.param("missing", line.missing())
					.param("person", actor.username())
					.update();
			}
		}
	}

	/**
	 * What a ceiling's amounts were reckoned from.
	 * @param line the ceiling
	 * @return the lines, by year and criterion
	 */
	List<Origin> of(CeilingLine line) {
		List<Long> ids = CeilingQueries.ids(line);
		return ids.isEmpty() ? List.of()
				: this.jdbc
					.sql("""
							select c.year, o.criterion, k.name criterion_name, k.name_en criterion_name_en, o.sec_ejec, o.code, o.name, o.base_year, o.first_figure, o.second_figure, o.amount, o.missing,
							  coalesce(u.person_name, o.taken_by) person, o.taken_at, c.pliego
							from ceiling_origin o join ceiling c on c.id = o.ceiling_id
							join ceiling_version v on v.id = c.version_id
							left join ceiling_criterion k on k.code = o.criterion
							  and k.fiscal_year = (select max(n.fiscal_year) from ceiling_criterion n where n.fiscal_year <= v.fiscal_year)
							left join app_user u on u.username = o.taken_by
							where o.ceiling_id in (:ids) order by c.year, o.criterion, o.sec_ejec, o.code""")
					.param("ids", ids)
					.query(Origin.class)
					.list();
	}

	/**
	 * What a ceiling has of a year.
	 *
	 * @param amount its amount, or null where it has none
	 * @param rest what of it doesn't come from the criterion that is taken anew
	 * @param reason its reason
	 */
	record Kept(@Nullable Amount amount, Amount rest, String reason) {

		static final Kept NONE = new Kept(null, Amount.ZERO, "");

	}

	/**
	 * A line that an amount was reckoned from.
	 *
	 * @param year the year of the amount
	 * @param criterion by which criterion
	 * @param criterionName what that is called in Spanish
	 * @param criterionNameEn what that is called in English
	 * @param secEjec its unit, or empty
	 * @param code what it is about
	 * @param name what that is called
	 * @param baseYear the year whose lines it was reckoned from
	 * @param firstFigure its first figure as it was
	 * @param secondFigure its second figure as it was
	 * @param amount what it gave
	 * @param missing what wasn't known, or empty
	 * @param person who took it
	 * @param takenAt when
	 * @param pliego the ceiling's pliego
	 */
	record Origin(int year, String criterion, String criterionName, String criterionNameEn, String secEjec, String code,
			String name, int baseYear, @Nullable BigDecimal firstFigure, @Nullable BigDecimal secondFigure,
			Amount amount, String missing, String person, OffsetDateTime takenAt, String pliego) {

		/** Its criterion's name in the reader's language. */
		public String criterionIn(String language) {
			return language.equals("en") ? this.criterionNameEn : this.criterionName;
		}

		/** The first figure as on screen. */
		public String first() {
			return Line.print(this.firstFigure);
		}

		/** The second figure as on screen. */
		public String second() {
			return Line.print(this.secondFigure);
		}

	}

}

package pe.siaf.published;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.StagedFile;

/**
 * Writes cuts. One that says nothing new is not written again; one that does becomes a
 * cut of its day and leaves the earlier ones as they were, so that past days can be asked
 * for.
 */
@Component
class PublishedCuts {

	/** Who publishes, where a file doesn't say. */
	private static final String MINISTRY = "MEF";

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	private final PublishedNames names;

	PublishedCuts(JdbcClient jdbc, PublishedRows rows, PublishedNames names) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.names = names;
	}

	/**
	 * Writes the tables of a file that say something new, and its names.
	 * @param file the file
	 */
	void write(StagedFile file) {
		List<String> changed = this.jdbc
			.sql("select axes from published_difference where added + vanished + changed > 0 order by axes")
			.query(String.class)
			.list();
		this.names.write(file);
		for (String axes : changed) {
			write(axes, file);
		}
	}

	private void write(String axes, StagedFile file) {
		this.jdbc.sql("delete from published_cut where fiscal_year = ? and axes = ? and stated_on = ?")
			.params(file.fiscalYear(), axes, file.statedOn())
			.update();
		Optional<Long> numbered = this.rows.canStay() ? this.rows.number(file) : Optional.empty();
		long cut = this.jdbc.sql("""
				insert into published_cut (id, fiscal_year, axes, covers, stated_on, source, file_name, import_id)
				select coalesce(cast(:numbered as bigint), nextval('published_cut_id_seq')), :year, axes,
				  case when levels <> 'E,M,R' then levels else '' end, :day,
				  coalesce((select min(published_by) from published_gives), :ministry), :file, :import
				from published_gives where axes = :axes
				returning id""")
			.param("year", file.fiscalYear())
			.param("day", file.statedOn())
			.param("numbered", numbered.orElse(null))
			.param("import", file.id())
			.param("axes", axes)
			.param("ministry", MINISTRY)
			.param("file", file.fileName())
			.query(Long.class)
			.single();
		if (numbered.isPresent()) {
			this.rows.keep(file, cut);
		}
		else {
			copy(axes, file, cut);
		}
	}

	private void copy(String axes, StagedFile file, long cut) {
		this.jdbc.sql("""
				insert into published_total (cut_id, key, %s, %s)
				select :cut, g.key, %s, %s from %s g where g.axes = :axes order by g.key""".formatted(
				Axis.columns("g").replace("g.", ""), Measure.columns("g").replace("g.", ""), Axis.columns("g"),
				Measure.columns("g"), this.rows.of(file)))
			.param("cut", cut)
			.param("axes", axes)
			.update();
	}

}

package pe.siaf.accounting;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;

/** The chart of accounts by year, and the rows of requests to change it. */
@Repository
class ChartStore {

	private static final String REQUESTS = """
			select r.fiscal_year, r.number, r.reason, r.state, r.version, r.prepared_by, r.prepared_name, r.moved_at,
			  (select count(*) from chart_request_line l where l.fiscal_year = r.fiscal_year and l.number = r.number)::int lines
			from chart_request r where r.fiscal_year = :year""";

	/** Numbers without gaps need a unit; the country's requests are nobody's. */
	private static final String COUNTRY = "000000";

	private final JdbcClient jdbc;

	ChartStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The years of the country, newest first. */
	List<Integer> years() {
		return this.jdbc.sql("select fiscal_year from fiscal_year order by 1 desc").query(Integer.class).list();
	}

	/** The accounts of a year whose code begins with, or whose name has, some words. */
	List<Account> chart(int year, String words) {
		return this.jdbc.sql("""
				select c.code, c.name, c.nature, c.imputable, c.valid from accounting_chart(:year) c
				where starts_with(c.code, :words) or strpos(lower(c.name), lower(:words)) > 0 order by c.code""")
			.param("year", year)
			.param("words", words.strip())
			.query(Account.class)
			.list();
	}

	/** Requests of a year, newest first. */
	List<ChartRequest> requests(int year) {
		return this.jdbc.sql(REQUESTS + " order by r.number desc limit 100")
			.param("year", year)
			.query(ChartRequest.class)
			.list();
	}

	Optional<ChartRequest> find(int year, int number) {
		return this.jdbc.sql(REQUESTS + " and r.number = :number")
			.param("year", year)
			.param("number", number)
			.query(ChartRequest.class)
			.optional();
	}

	/** Its lines, each with what keeps it from being done. */
	List<ChartLine> lines(ChartRequest request) {
		return this.jdbc
			.sql("""
					select l.action, l.account, l.name, l.nature, l.imputable, f.why from chart_request_line l
					left join lateral (
					  select f.why from chart_refusals(l.fiscal_year, l.number) f where f.line = l.line order by f.why limit 1) f
					  on :open
					where l.fiscal_year = :year and l.number = :number order by l.line""")
			.param("year", request.fiscalYear())
			.param("number", request.number())
			.param("open", request.isEditable() || request.state().equals("VERIFIED"))
			.query(ChartLine.class)
			.list();
	}

	int add(int year, String reason, List<ChartLine> lines, Profile actor) {
		int number = this.jdbc
			.sql("""
					insert into chart_request (fiscal_year, number, reason, prepared_by, prepared_name)
					values (:year, next_number(:country, cast(:year as smallint), 'PCG'), :reason, :username, :person) returning number""")
			.param("year", year)
			.param("country", COUNTRY)
			.param("reason", reason)
			.param("username", actor.username())
			.param("person", actor.personName())
			.query(Integer.class)
			.single();
		write(year, number, lines);
		return number;
	}

	private void write(int year, int number, List<ChartLine> lines) {
		for (int at = 0; at < lines.size(); at++) {
			ChartLine line = lines.get(at);
			this.jdbc.sql("""
					insert into chart_request_line (fiscal_year, number, line, action, account, name, nature, imputable)
					values (:year, :number, :line, :action, :account, :name, :nature, :imputable)""")
				.param("year", year)
				.param("number", number)
				.param("line", at + 1)
				.param("action", line.action())
				.param("account", line.account())
				.param("name", line.name())
				.param("nature", line.nature())
				.param("imputable", line.imputable())
				.update();
		}
	}

	/** Writes one anew, if it is as the writer saw it. */
	boolean replace(ChartRequest kept, String reason, List<ChartLine> lines, Profile actor) {
		int changed = this.jdbc
			.sql("""
					update chart_request set reason = :reason, state = 'PREPARED', version = version + 1, prepared_by = :username,
					  prepared_name = :person, moved_at = now()
					where fiscal_year = :year and number = :number and version = :version""")
			.param("reason", reason)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("year", kept.fiscalYear())
			.param("number", kept.number())
			.param("version", kept.version())
			.update();
		if (changed == 0) {
			return false;
		}
		this.jdbc.sql("delete from chart_request_line where fiscal_year = ? and number = ?")
			.params(kept.fiscalYear(), kept.number())
			.update();
		write(kept.fiscalYear(), kept.number(), lines);
		return true;
	}

	boolean move(ChartRequest kept, String to) {
		return this.jdbc.sql("""
				update chart_request set state = ?, version = version + 1, moved_at = now()
				where fiscal_year = ? and number = ? and version = ?""")
			.params(to, kept.fiscalYear(), kept.number(), kept.version())
			.update() == 1;
	}

	/** Who changes the chart follows who changed it before. */
	void hold() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('chart'))").query().singleRow();
	}

	void apply(ChartRequest kept) {
		this.jdbc.sql("select 1 from (select chart_apply(?, ?)) done")
			.params(kept.fiscalYear(), kept.number())
			.query(Integer.class)
			.single();
	}

	void keep(ChartRequest kept, String name, byte[] content, String username) {
		this.jdbc
			.sql("""
					insert into chart_request_file (fiscal_year, number, file_name, sha256, content, uploaded_by)
					values (:year, :number, :name, encode(sha256(:content), 'hex'), :content, :username) on conflict do nothing""")
			.param("year", kept.fiscalYear())
			.param("number", kept.number())
			.param("name", name)
			.param("content", content)
			.param("username", username)
			.update();
	}

	List<Paper> papers(ChartRequest kept) {
		return this.jdbc
			.sql("""
					select file_name, sha256 from chart_request_file where fiscal_year = ? and number = ? order by uploaded_at""")
			.params(kept.fiscalYear(), kept.number())
			.query(Paper.class)
			.list();
	}

	Optional<byte[]> content(ChartRequest kept, String sha256) {
		return this.jdbc
			.sql("select content from chart_request_file where fiscal_year = ? and number = ? and sha256 = ?")
			.params(kept.fiscalYear(), kept.number(), sha256)
			.query((row, at) -> row.getBytes(1))
			.optional();
	}

	/**
	 * An account of a year's chart.
	 *
	 * @param code its code
	 * @param name its name
	 * @param nature DEBIT or CREDIT
	 * @param imputable whether entries may name it
	 * @param valid whether it is in use
	 */
	public record Account(String code, String name, String nature, boolean imputable, boolean valid) {
	}

	/**
	 * A paper.
	 *
	 * @param fileName its name
	 * @param sha256 its fingerprint
	 */
	record Paper(String fileName, String sha256) {
	}

}

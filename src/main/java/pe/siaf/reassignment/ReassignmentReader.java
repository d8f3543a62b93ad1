package pe.siaf.reassignment;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/** Finds reassignments and what their forms offer, within the scope of who asks. */
@Repository
class ReassignmentReader {

	private static final String ROWS = """
			select r.id, r.fiscal_year, r.sec_ejec, r.number, r.file, r.rubro, r.resource_type, r.from_sec_func, r.from_item,
			  f.name from_name, r.to_sec_func, r.to_item, i.name to_name, r.amount, r.month, r.document_type,
			  coalesce(d.name, '') document_name, r.document_number, r.document_date, r.justification, r.state, r.version,
			  r.prepared_by, r.prepared_name, r.moved_at, r.approved_name
			from reassignment r
			join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
			join economic_item f on f.fiscal_year = r.fiscal_year and f.code = r.from_item
			join economic_item i on i.fiscal_year = r.fiscal_year and i.code = r.to_item
			left join document_type d on d.fiscal_year = r.fiscal_year and d.code = r.document_type
			where\s""";

	private final JdbcClient jdbc;

	ReassignmentReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Reassignment> find(int fiscalYear, String secEjec, String number, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS + "r.fiscal_year = :year and r.sec_ejec = :unit and r.number = :number and " + scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(Reassignment.class)
			.optional();
	}

	List<Reassignment> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS + "r.fiscal_year = :year and " + scope.sql()
					+ " order by r.state <> 'V', r.moved_at desc, r.id desc limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(Reassignment.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select count(*) from reassignment r
				join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
				where r.fiscal_year = :year and\s""" + scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	/** Those that a role may approve and somebody else prepared. */
	List<Reassignment> waiting(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS + "r.state = 'V' and r.prepared_by <> :username and " + scope.sql()
					+ " order by r.moved_at limit 100")
			.params(scope.params())
			.param("username", profile.username())
			.query(Reassignment.class)
			.list();
	}

	List<Reassignment> approved(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS + "r.state = 'A' and " + scope.sql() + " order by r.moved_at desc limit 20")
			.params(scope.params())
			.query(Reassignment.class)
			.list();
	}

	/**
	 * A file's lines with what its commitment has on them.
	 * @return empty where there is no such file, or it isn't the profile's to see
	 */
	List<Offer> ofFile(int fiscalYear, String secEjec, String file, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select l.sec_func || '-' || l.rubro || '-' || l.resource_type || '-' || l.item as key, i.name item_name, l.approved available
					from execution_record r
					join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
					join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
					join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					where r.fiscal_year = :year and r.sec_ejec = :unit and r.file = :file and r.stage = 'MONTHLY_COMMITMENT'
					  and l.approved > 0 and\s"""
					+ scope.sql() + " order by l.sec_func, l.rubro, l.resource_type, l.item")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("file", file)
			.query(Offer.class)
			.list();
	}

	/** The unit's lines with free credit in the purses that a file spends from. */
	List<Offer> receiving(int fiscalYear, String secEjec, String file) {
		return this.jdbc
			.sql("""
					select l.sec_func || '-' || l.rubro || '-' || l.resource_type || '-' || l.item as key, i.name item_name,
					  l.pim - l.certified - l.certified_reserved available
					from budget_line l
					join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					where l.fiscal_year = :year and l.sec_ejec = :unit and l.pim - l.certified - l.certified_reserved > 0
					  and (l.rubro, l.resource_type) in (
					    select x.rubro, x.resource_type from execution_record r
					    join execution_record_line x on x.sec_ejec = r.sec_ejec and x.record_id = r.id
					    where r.fiscal_year = :year and r.sec_ejec = :unit and r.file = :file and r.stage = 'MONTHLY_COMMITMENT')
					order by l.sec_func, l.rubro, l.resource_type, l.item""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("file", file)
			.query(Offer.class)
			.list();
	}

	/** What each stage gives up, or gave up. */
	List<Part> parts(Reassignment reassignment) {
		String approved = """
				select e.stage, sum(l.amount) amount from reassignment r
				join execution_act_line l on l.sec_ejec = r.sec_ejec and l.act_id = r.act_id and l.amount > 0
				join execution_record e on e.sec_ejec = l.sec_ejec and e.id = l.record_id
				where r.sec_ejec = :unit and r.id = :id group by 1""";
		String now = """
				select p.stage, sum(p.part) amount from reassignment r
				join execution_record m on m.sec_ejec = r.sec_ejec and m.fiscal_year = r.fiscal_year and m.file = r.file
				  and m.stage = 'MONTHLY_COMMITMENT'
				cross join lateral reassignment_parts(r.sec_ejec, m.id, r.from_sec_func, r.rubro, r.resource_type, r.from_item,
				  r.amount) p
				where r.sec_ejec = :unit and r.id = :id group by 1""";
		return this.jdbc.sql("A".equals(reassignment.state()) ? approved : now)
			.param("unit", reassignment.secEjec())
			.param("id", reassignment.id())
			.query(Part.class)
			.list();
	}

	/** The years in which there are files, newest first. */
	List<Integer> years() {
		return this.jdbc.sql("select fiscal_year from fiscal_year order by fiscal_year desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * A line to choose.
	 *
	 * @param key the line
	 * @param itemName what its item is called
	 * @param available what it has to give, or free to take
	 */
	record Offer(String key, String itemName, Amount available) {
	}

	/**
	 * What a stage gives up.
	 *
	 * @param stage the stage
	 * @param amount how much
	 */
	record Part(String stage, Amount amount) {
	}

}

package pe.siaf.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.access.AccessGrants.Refused;
import pe.siaf.execution.RegistrationContext.Calendar;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/**
 * Reads what a document is judged by. A registration's whole context takes one round
 * trip: each of them costs about as much as the check behind it.
 */
@Repository
class RegistrationContexts {

	private static final String CALENDAR = """
			select (select state from fiscal_year where fiscal_year = :year) year_state,
			  (select state from execution_month where fiscal_year = :year and month = :month) month_state,
			  (select name from document_type
			   where fiscal_year = :year and code = :documentType and status = 'ACTIVE') document_name""";

	/** Only certifications ask on which nodes the unit may. */
	private static final String REGISTRATION = CALENDAR + """
			,
			  exists (select from operation_type
			    where fiscal_year = :year and code = :operationType and status = 'ACTIVE') operation_in_force,
			  operation_refusal(:year, :operationType, :stage, :documentType, cast(:items as text[])) operation_refuses,
			  exists (select from unit_year_kept_here where fiscal_year = :year and sec_ejec = :unit) kept_here,
			  exists (select from implementing_unit u
			    where u.fiscal_year = :year and u.sec_ejec = :unit and %s) unit_seen,
			  (select document_date from execution_act
			    where sec_ejec = :unit and record_id = cast(:predecessor as bigint) and correlative = '0001') "before",
			  r.node, r.decision
			from (values (1)) one
			left join lateral access_refusal(:year, :unit, cast(:targets as text[])) r on true""";

	private static final String[] NO_TARGETS = {};

	private final JdbcClient jdbc;

	/** The question by its condition on units: one for each kind of scope. */
	private final Map<String, String> asked = new ConcurrentHashMap<>();

	RegistrationContexts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads what a new document is judged by.
	 * @param request what is asked for
	 * @param operationType the type of operation it will have
	 * @param actor who asks
	 * @return the context
	 */
	RegistrationContext of(Registration request, String operationType, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		SourceDocument document = request.document();
		return this.jdbc.sql(this.asked.computeIfAbsent(scope.sql(), REGISTRATION::formatted))
			.params(scope.params())
			.param("year", request.fiscalYear())
			.param("month", month(request.month(), document))
			.param("documentType", Objects.requireNonNullElse(document.type(), ""))
			.param("operationType", operationType)
			.param("unit", request.secEjec())
			.param("predecessor", request.predecessorId())
			.param("stage", request.stage().name())
			.param("items", request.lines().items())
			.param("targets", (request.stage() == DocumentStage.CERTIFICATION) ? request.lines().targets() : NO_TARGETS)
			.query(RegistrationContexts::context)
			.single();
	}

	Calendar calendar(int fiscalYear, int month, String documentType) {
		return this.jdbc.sql(CALENDAR)
			.param("year", fiscalYear)
			.param("month", month)
			.param("documentType", documentType)
			.query(RegistrationContexts::calendar)
			.single();
	}

	/**
	 * What the year's table of operations doesn't allow of a document.
	 * @param record the document's record
	 * @param documentType its source document
	 * @param lines its lines
	 * @return stage, document or item, or nothing
	 */
	@Nullable String operationRefuses(ExecutionRecord record, String documentType, Lines lines) {
		return this.jdbc.sql("select operation_refusal(?, ?, ?, ?, ?)")
			.params(record.fiscalYear(), record.operationType(), record.stage().name(), documentType, lines.items())
			.query((row, number) -> Optional.ofNullable(row.getString(1)))
			.single()
			.orElse(null);
	}

	/**
	 * The month of execution.
	 * @param given the month given, if any
	 * @param document whose month it is else
	 * @return 1 to 12, or what was given; 0 where nothing says
	 */
	static int month(@Nullable Integer given, SourceDocument document) {
		LocalDate date = document.date();
		int ofDocument = (date != null) ? date.getMonthValue() : 0;
		return (given != null) ? given : ofDocument;
	}

	private static RegistrationContext context(ResultSet row, int number) throws SQLException {
		String node = row.getString("node");
		return new RegistrationContext(row.getBoolean("unit_seen"), row.getBoolean("kept_here"),
				row.getBoolean("operation_in_force"), row.getString("operation_refuses"), calendar(row, number),
				(node != null) ? Optional.of(new Refused(node, row.getString("decision"))) : Optional.empty(),
				row.getObject("before", LocalDate.class));
	}

	private static Calendar calendar(ResultSet row, int number) throws SQLException {
		return new Calendar(row.getString("year_state"), row.getString("month_state"), row.getString("document_name"));
	}

}

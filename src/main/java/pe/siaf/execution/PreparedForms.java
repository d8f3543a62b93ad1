package pe.siaf.execution;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/**
 * What the forms of a unit's preparers need, to be filled in where the centre can't be
 * reached: lines with their balance, the records to go on with, the codes in force.
 */
@Repository
public class PreparedForms {

	/** Documents that may be prepared elsewhere: drafts, and no money leaves by them. */
	private static final List<DocumentStage> STAGES = List.of(DocumentStage.CERTIFICATION,
			DocumentStage.ANNUAL_COMMITMENT, DocumentStage.MONTHLY_COMMITMENT, DocumentStage.ACCRUAL);

	/**
	 * So many lines of open records are given at most, those made last first. Records in
	 * another currency are gone on with online: their soles are known there.
	 */
	private static final int MOST_OPEN_LINES = 4000;

	private final JdbcClient jdbc;

	private final Records records;

	private final LineChoices choices;

	private final FormOptions options;

	private final DocumentLists lists;

	private final PreparedDrafts drafts;

	PreparedForms(JdbcClient jdbc, Records records, LineChoices choices, FormOptions options, DocumentLists lists,
			PreparedDrafts drafts) {
		this.jdbc = jdbc;
		this.records = records;
		this.choices = choices;
		this.options = options;
		this.lists = lists;
		this.drafts = drafts;
	}

	/**
	 * The stages of which a profile may prepare drafts elsewhere.
	 * @param profile whose
	 * @return the stages, in order; none for who prepares no documents
	 */
	public static List<DocumentStage> stages(Profile profile) {
		return STAGES.stream().filter((stage) -> profile.may(stage.prepares())).toList();
	}

	/**
	 * The types of payment voucher that accruals stand on.
	 * @return codes; names stand in the bundle under {@code execution.voucher.<code>}
	 */
	public static List<String> voucherTypes() {
		return VoucherTypes.all();
	}

	/**
	 * Reads what the forms need, on one snapshot.
	 * @param profile whose unit and stages
	 * @return the facts
	 * @throws NotFound if the profile is no unit's
	 */
	@Transactional(readOnly = true)
	public Facts read(Profile profile) {
		int year = this.lists.latestYear(profile);
		String unit = profile.scope().head();
		if (!this.records.seesUnit(year, unit, profile)) {
			throw new NotFound("unit " + unit + " in " + year);
		}
		List<DocumentStage> stages = stages(profile);
		Map<String, Map<String, List<String>>> allowed = new LinkedHashMap<>();
		Map<String, String> documents = new LinkedHashMap<>();
		stages.forEach((stage) -> allowed.put(stage.name(), allowed(year, stage, documents)));
		List<Line> lines = stages.contains(DocumentStage.CERTIFICATION)
				? this.choices.ofUnit(year, unit).stream().map(Line::of).toList() : List.of();
		return new Facts(year, unit, this.drafts.keptHere(year, unit), OffsetDateTime.now(FiscalTime.LIMA),
				stages.stream().map(DocumentStage::name).toList(), this.options.operationTypes(year), documents,
				allowed, this.options.openMonths(year), lines, open(year, unit, stages));
	}

	/** Source documents by type of operation, with their names as far as they occur. */
	private Map<String, List<String>> allowed(int year, DocumentStage stage, Map<String, String> names) {
		Map<String, List<String>> byOperation = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select o.code, d.code, d.code || '. ' || d.name
					from operation_type o join document_type d on d.fiscal_year = o.fiscal_year
					where o.fiscal_year = :year and o.status = 'ACTIVE' and o.cycle = 'G' and d.status = 'ACTIVE'
					  and position(:letter in d.stages) > 0 and operation_refusal(:year, o.code, :stage, d.code, '{}') is null
					order by o.code, d.code = '000', d.code""")
			.param("year", year)
			.param("letter", String.valueOf(stage.letter()))
			.param("stage", stage.name())
			.query((row) -> {
				byOperation.computeIfAbsent(row.getString(1), (operation) -> new ArrayList<>()).add(row.getString(2));
				names.put(row.getString(2), row.getString(3));
			});
		return byOperation;
	}

	private List<Open> open(int year, String unit, List<DocumentStage> stages) {
		String[] before = stages.stream()
			.map(DocumentStage::previous)
			.flatMap(Optional::stream)
			.map(DocumentStage::name)
			.toArray(String[]::new);
		Map<String, Open> byRecord = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select r.stage, r.number || '-' || r.sequence document, r.operation_type, coalesce(r.supplier_ruc, '') ruc,
					  coalesce(s.name, '') supplier,
					  coalesce((select a.justification from execution_act a where a.sec_ejec = r.sec_ejec and a.record_id = r.id
					    order by a.correlative limit 1), '') justification,
					  l.sec_func, l.rubro, l.resource_type, l.item, i.name item_name, l.approved - l.used available
					from execution_record r
					join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
					join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					left join supplier s on s.ruc = r.supplier_ruc
					where r.fiscal_year = :year and r.sec_ejec = :unit and r.stage = any (:stages) and r.currency = 'PEN'
					 and l.approved > l.used
					order by r.id desc, l.sec_func, l.rubro, l.resource_type, l.item
					limit :most""")
			.param("year", year)
			.param("unit", unit)
			.param("stages", before)
			.param("most", MOST_OPEN_LINES)
			.query((row) -> {
				String stage = row.getString("stage");
				String document = row.getString("document");
				Open open = byRecord.getOrDefault(stage + document,
						new Open(stage, document, row.getString("operation_type"), row.getString("ruc"),
								row.getString("supplier"), row.getString("justification"), List.of()));
				byRecord.put(stage + document,
						open.with(new Line(row.getString("sec_func"), row.getString("rubro"),
								row.getString("resource_type"), row.getString("item"), "", row.getString("item_name"),
								new Amount(row.getBigDecimal("available")))));
			});
		return List.copyOf(byRecord.values());
	}

	/**
	 * What the forms need.
	 *
	 * @param fiscalYear the year
	 * @param unit sec_ejec
	 * @param keptHere whether the unit's year is kept here already
	 * @param asOf when it was read
	 * @param stages what the profile prepares
	 * @param operationTypes types of operation, names by code
	 * @param documentTypes source documents, names by code
	 * @param allowed codes of source documents by stage and type of operation
	 * @param months open months of execution, names by number
	 * @param lines the unit's lines with their free credit, for who certifies
	 * @param open records that still have something to draw, those made last first
	 */
	public record Facts(int fiscalYear, String unit, boolean keptHere, OffsetDateTime asOf, List<String> stages,
			Map<String, String> operationTypes, Map<String, String> documentTypes,
			Map<String, Map<String, List<String>>> allowed, Map<String, String> months, List<Line> lines,
			List<Open> open) {
	}

	/**
	 * A line.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param target the target's name
	 * @param itemName the item's name
	 * @param available soles that may still be taken
	 */
	public record Line(String secFunc, String rubro, String resourceType, String item, String target, String itemName,
			Amount available) {

		static Line of(LineChoices.LineChoice choice) {
			return new Line(choice.secFunc(), choice.rubro(), choice.resourceType(), choice.item(), choice.target(),
					choice.itemName(), choice.available());
		}

	}

	/**
	 * A record to go on with.
	 *
	 * @param stage its stage
	 * @param document number and sequence
	 * @param operationType type of operation
	 * @param ruc supplier
	 * @param supplier its name
	 * @param justification what it is for
	 * @param lines its lines with what may still be drawn
	 */
	public record Open(String stage, String document, String operationType, String ruc, String supplier,
			String justification, List<Line> lines) {

		Open with(Line line) {
			return new Open(this.stage, this.document, this.operationType, this.ruc, this.supplier, this.justification,
					Stream.concat(this.lines.stream(), Stream.of(line)).toList());
		}

	}

}

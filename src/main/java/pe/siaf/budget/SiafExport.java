package pe.siaf.budget;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;

/**
 * A cut of a unit's lines (kind {@code siaf-export}): the legacy system's export as
 * officers have it, or our own compact format. A cut replaces the one before by posting
 * what differs; it is compared only once the unit registers its execution here.
 */
@Component
class SiafExport implements ImportKind {

	private final CutTables tables;

	private final CutChecks checks;

	private final CutPreview preview;

	private final CutPosting posting;

	private final UnitYears unitYears;

	SiafExport(CutTables tables, CutChecks checks, CutPreview preview, CutPosting posting, UnitYears unitYears) {
		this.tables = tables;
		this.checks = checks;
		this.preview = preview;
		this.posting = posting;
		this.unitYears = unitYears;
	}

	@Override
	public String code() {
		return "siaf-export";
	}

	@Override
	public Permission permission() {
		return Permission.LINES_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return CutColumns.all();
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public boolean onlyCompared(StagedFile file) {
		return this.unitYears.isCutOver(file.fiscalYear(), file.secEjec());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		this.unitYears.lock(file.fiscalYear(), file.secEjec());
		this.tables.fill(file);
		this.checks.run(file, findings);
		LocalDate last = this.unitYears.lastCut(file.fiscalYear(), file.secEjec()).orElse(file.statedOn());
		if (last.isAfter(file.statedOn())) {
			findings.warning("budget.cut.older", file.statedOn(), last);
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		this.tables.compare(file);
		this.preview.targets(file, changes);
		this.preview.lines(file, changes);
	}

	@Override
	public void apply(StagedFile file) {
		this.posting.apply(file);
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return this.preview.totals(file);
	}

}

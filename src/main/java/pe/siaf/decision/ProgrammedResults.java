package pe.siaf.decision;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

import pe.siaf.decision.MemoItem.Kind;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.ProductResults;

/** The memo's figures beside the products of a programming file (R3.4). */
@Component
class ProgrammedResults implements ProductResults {

	private final MemoFigures figures;

	private final JsonMapper json;

	ProgrammedResults(MemoFigures figures, JsonMapper json) {
		this.figures = figures;
		this.json = json;
	}

	@Override
	public Shown of(FileKey key) {
		MemoKey memo = new MemoKey(key.fiscalYear(), key.secEjec());
		Snapshot now = this.figures.now(memo);
		return new Shown(now.products().stream().map(ProgrammedResults::line).toList(), memo.path(),
				this.json.writeValueAsString(now));
	}

	private static Line line(Snapshot.Product product) {
		List<Measured> indicators = product.items()
			.stream()
			.filter((item) -> item.kind() == Kind.INDICATOR && !item.code().isEmpty())
			.map((item) -> new Measured(item.label(), item.shown(item.before()), item.shown(item.last()),
					item.shown(item.running())))
			.toList();
		MemoItem physical = first(product, Kind.PHYSICAL);
		MemoItem financial = first(product, Kind.FINANCIAL);
		return new Line(product.code(), product.name(), indicators, last(physical), running(physical), last(financial),
				running(financial), product.items().stream().filter((item) -> item.kind() == Kind.COMMITMENT).count(),
				product.light().name(), product.light().chip());
	}

	/** A program as a whole has commitments only. */
	private static @Nullable MemoItem first(Snapshot.Product product, Kind kind) {
		return product.items().stream().filter((item) -> item.kind() == kind).findFirst().orElse(null);
	}

	private static @Nullable BigDecimal last(@Nullable MemoItem item) {
		return (item != null) ? item.last() : null;
	}

	private static @Nullable BigDecimal running(@Nullable MemoItem item) {
		return (item != null) ? item.running() : null;
	}

}

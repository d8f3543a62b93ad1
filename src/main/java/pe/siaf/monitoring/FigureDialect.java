package pe.siaf.monitoring;

import java.util.Set;

import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

import org.springframework.stereotype.Component;

/** What our templates know beyond the usual: {@link RowCells}. */
@Component
class FigureDialect extends AbstractProcessorDialect {

	FigureDialect() {
		super("figures of budget execution", "siaf", StandardDialect.PROCESSOR_PRECEDENCE);
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return Set.of(new RowCells(prefix));
	}

}

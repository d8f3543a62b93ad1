package pe.siaf.logframe;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;
import pe.siaf.logframe.DesignFixture.ADesign;

/** How long a big matrix takes to be read and checked whole. */
@SiafTest
@Transactional
class DesignReviewBench {

	private static final int WARM = 20;

	private static final int TIMES = 100;

	@Autowired
	private DesignFixture given;

	@Test
	void forty_products_of_eight_activities_with_four_indicators_each() throws Exception {
		ADesign design = this.given.aSoundDesign();
		design
			.run("""
					insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name)
					select :version, 'P', (3900000 + p)::text, :sr, p, 'Personas atendidas en el servicio ' || p, '086', 'PERSONA'
					from generate_series(2, 40) p;
					insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name)
					select :version, 'A', (5900000 + n.position * 10 + a)::text, n.id, a, 'Atención ' || a, '006', 'ATENCION'
					from logframe_node n cross join generate_series(1, 8) a
					where n.version_id = :version and n.level = 'P';
					insert into indicator (code, name, program)
					select 'B' || n.id || '-' || i, 'Porcentaje de personas atendidas', :program
					from logframe_node n cross join generate_series(1, 4) i where n.version_id = :version;
					insert into indicator_sheet (indicator, fiscal_year, name, level, dimension, field, sense, unit, method, numerator, source,
					  periodicity, measured_by, baseline, baseline_year)
					select 'B' || n.id || '-' || i, y, 'Porcentaje', n.level, 'EFFECTIVENESS', 'PRODUCT', 'UP', 'PORCENTAJE', 'Cociente',
					  'Personas', 'ENAHO', 'ANNUAL', 'INEI', 10, 2023
					from logframe_node n cross join generate_series(1, 4) i cross join generate_series(2024, 2026) y where n.version_id = :version;
					insert into indicator_target (indicator, fiscal_year, target)
					select 'B' || n.id || '-' || i, y, y - 2000
					from logframe_node n cross join generate_series(1, 4) i cross join generate_series(2024, 2029) y where n.version_id = :version;
					insert into node_indicator (node_id, indicator, position)
					select n.id, 'B' || n.id || '-' || i, 10 + i
					from logframe_node n cross join generate_series(1, 4) i where n.version_id = :version;
					insert into assumption (node_id, position, text)
					select n.id, 9, 'Las familias acuden' from logframe_node n where n.version_id = :version;
					insert into operational_model (node_id, criterion_text, unit_cost)
					select n.id, 'Todos los inscritos', 10 from logframe_node n where n.version_id = :version and n.id <> :activity;
					analyze logframe_node; analyze indicator; analyze indicator_sheet; analyze indicator_target; analyze node_indicator""");
		double[] reading = times(design::logframe);
		double[] whole = times(design::review);
		BenchReport.tell("a matrix of 40 × 8 × 4 read and checked, p95, ms",
				BenchReport.whole(Measurement.percentile(whole, 95)), "≤ 100",
				"median " + BenchReport.whole(Measurement.percentile(whole, 50)) + ", of it reading the matrix "
						+ BenchReport.whole(Measurement.percentile(reading, 50)) + ", "
						+ design.logframe().nodes().size() + " nodes, " + design.review().grade().overall().made()
						+ " checks, one caller");
	}

	private static double[] times(Runnable work) throws Exception {
		for (int time = 0; time < WARM; time++) {
			work.run();
		}
		double[] taken = new double[TIMES];
		for (int time = 0; time < TIMES; time++) {
			long begin = System.nanoTime();
			work.run();
			taken[time] = (System.nanoTime() - begin) / 1e6;
		}
		Arrays.sort(taken);
		return taken;
	}

}

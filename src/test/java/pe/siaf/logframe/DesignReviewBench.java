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
		design.run(BigMatrix.SQL);
		design.run(BigMatrix.ANALYZE);
		double[] reading = times(design::logframe);
		double[] whole = times(design::review);
		BenchReport.tell("a matrix of 40 × 8 × 4 read and checked, p95, ms",
				BenchReport.whole(Measurement.percentile(whole, 95)), "≤ 100",
				"median " + BenchReport.whole(Measurement.percentile(whole, 50)) + ", of it reading the matrix "
						+ BenchReport.whole(Measurement.percentile(reading, 50)) + ", "
						+ design.logframe().nodes().size() + " nodes, " + design.review().grade().overall().made()
						+ " checks, one caller");
	}

	/** Within the test's own transaction, so by its own thread. */
	private static double[] times(Runnable work) {
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

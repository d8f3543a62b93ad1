package pe.siaf.programming;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The last known results of the products that a file programs, to stand beside them
 * (R3.4). A module above knows them.
 */
public interface ProductResults {

	/**
	 * What is known now.
	 * @param key the file
	 * @return results by product, and where they are discussed
	 */
	Shown of(FileKey key);

	/**
	 * Results as shown, and as they are kept with a decision (domain 10.5).
	 *
	 * @param products one line for each product
	 * @param memoHref the page of the decision memo
	 * @param figures all of it as JSON
	 */
	record Shown(List<Line> products, String memoHref, String figures) {
	}

	/**
	 * A product's results. What isn't known is absent.
	 *
	 * @param code program and product
	 * @param name its name
	 * @param indicators its indicators with their values
	 * @param physicalLast physical advance of the last whole year, in percent
	 * @param physicalRunning of the running year to date
	 * @param financialLast financial advance of the last whole year, in percent
	 * @param financialRunning of the running year to date
	 * @param commitments open commitments of evaluations
	 * @param light GREEN, AMBER, RED, or NONE where nothing can be judged
	 * @param chip the class of the light's chip
	 */
	record Line(String code, String name, List<Measured> indicators, @Nullable BigDecimal physicalLast,
			@Nullable BigDecimal physicalRunning, @Nullable BigDecimal financialLast,
			@Nullable BigDecimal financialRunning, long commitments, String light, String chip) {

		/**
		 * A percentage as shown.
		 * @param percent the percentage
		 * @return with one decimal; empty where there is none
		 */
		public String shown(@Nullable BigDecimal percent) {
			return (percent != null) ? percent.setScale(1, RoundingMode.HALF_UP).toPlainString() + " %" : "";
		}

	}

	/**
	 * An indicator's values as shown; empty where there is none.
	 *
	 * @param name its name
	 * @param before of the year before the last whole one
	 * @param last of the last whole year
	 * @param semester of the first semester of the running year
	 */
	record Measured(String name, String before, String last, String semester) {
	}

}

package pe.siaf.monitoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Test vector C22: any order of the six axes gives the same total row. */
@SiafTest
class C22DrillDownTests {

	/** Who, on what, with what money, how, where, when. */
	private static final List<String> AXES = List.of("unit", "category", "source", "generic", "departmentTarget",
			"month");

	private static final int SHUFFLES = 24;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void any_order_of_the_six_axes_gives_the_same_total_row() throws Exception {
		Object total = total(AXES);
		assertThat(String.valueOf(total)).contains("48103240.00", "28266737.55");
		for (List<String> order : orders()) {
			assertThat(total(order)).as(String.join(",", order)).isEqualTo(total);
		}
	}

	@Test
	void so_does_each_axis_alone() throws Exception {
		Object total = total(AXES);
		for (String axis : AXES) {
			assertThat(total(List.of(axis))).as(axis).isEqualTo(total);
		}
	}

	/**
	 * Each axis first and last, and shuffled orders: 720 in all would say it no better.
	 */
	private static Set<List<String>> orders() {
		Set<List<String>> orders = new HashSet<>();
		List<String> axes = new ArrayList<>(AXES);
		for (int turn = 0; turn < AXES.size(); turn++) {
			Collections.rotate(axes, 1);
			orders.add(List.copyOf(axes));
			List<String> backwards = new ArrayList<>(axes);
			Collections.reverse(backwards);
			orders.add(backwards);
		}
		Random dice = new Random(22);
		for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
			Collections.shuffle(axes, dice);
			orders.add(List.copyOf(axes));
		}
		return orders;
	}

	private Object total(List<String> by) throws Exception {
		return JsonPath.read(this.mvc.get()
			.uri("/api/v1/budget-execution?year=2025&unit=001650&by=" + String.join(",", by))
			.header("Authorization", "Bearer demo-auditor")
			.exchange()
			.getResponse()
			.getContentAsString(), "$.total");
	}

}

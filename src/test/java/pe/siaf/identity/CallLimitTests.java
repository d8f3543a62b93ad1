package pe.siaf.identity;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Who calls the API too often waits; others don't. */
@SiafTest
class CallLimitTests {

	@Autowired
	private ApiDoor door;

	@Autowired
	private TokenHolders holders;

	@Autowired
	private FilterChainProxy chains;

	@Test
	void the_fourth_call_of_a_minute_for_three_is_told_how_long_to_wait() throws Exception {
		Filter filter = new CallLimitFilter(new CallLimit(3, 1), this.door);
		for (int call = 0; call < 3; call++) {
			assertThat(call(filter, "demo-inei", "10.0.0.1").getStatus()).isEqualTo(200);
		}
		MockHttpServletResponse refused = call(filter, "demo-inei", "10.0.0.1");
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(refused.getContentType()).startsWith("application/problem+json");
		assertThat(refused.getContentAsString()).contains("\"code\":\"too-many-calls\"");
		assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After")))).isBetween(1, 20);
	}

	@Test
	void each_token_has_its_own_limit_wherever_it_calls_from() throws Exception {
		Filter filter = new CallLimitFilter(new CallLimit(1, 1), this.door);
		assertThat(call(filter, "demo-inei", "10.0.0.1").getStatus()).isEqualTo(200);
		assertThat(call(filter, "demo-auditor", "10.0.0.1").getStatus()).isEqualTo(200);
		assertThat(call(filter, "demo-inei", "10.0.0.2").getStatus()).isEqualTo(429);
	}

	@Test
	void tokens_are_not_guessed_faster_than_an_address_may_call() throws Exception {
		Filter filter = new CallLimitFilter(new CallLimit(100, 2), this.door);
		assertThat(call(filter, "guess-1", "10.0.0.1").getStatus()).isEqualTo(200);
		assertThat(call(filter, "guess-2", "10.0.0.1").getStatus()).isEqualTo(200);
		assertThat(call(filter, "guess-3", "10.0.0.1").getStatus()).isEqualTo(429);
		assertThat(call(filter, "guess-4", "10.0.0.2").getStatus()).isEqualTo(200);
		assertThat(call(filter, "demo-inei", "10.0.0.1").getStatus()).isEqualTo(200);
	}

	@Test
	void the_limit_stands_at_the_api_behind_the_token_and_before_any_act() {
		List<Class<?>> filters = this.chains.getFilters("/api/v1/programs")
			.stream()
			.<Class<?>>map(Object::getClass)
			.toList();
		assertThat(filters).containsSubsequence(ApiTokenFilter.class, CallLimitFilter.class, IdempotencyFilter.class);
	}

	/** What stands behind answers 200. */
	private MockHttpServletResponse call(Filter limit, String token, String address)
			throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/programs");
		request.addHeader("Authorization", "Bearer " + token);
		request.setRemoteAddr(address);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new ApiTokenFilter(this.holders).doFilter(request, response,
				(called, answered) -> limit.doFilter(called, answered, new MockFilterChain()));
		return response;
	}

}

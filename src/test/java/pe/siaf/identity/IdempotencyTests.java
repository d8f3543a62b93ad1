package pe.siaf.identity;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class IdempotencyTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private CountingController counting;

	private final String key = UUID.randomUUID().toString();

	@Test
	void a_repeated_call_gets_the_first_answer_and_has_no_second_effect() throws Exception {
		int before = this.counting.effects();
		MvcTestResult first = post("auditor", "{\"a\":\"1\"}");
		MvcTestResult again = post("auditor", "{\"a\":\"1\"}");
		assertThat(this.counting.effects()).isEqualTo(before + 1);
		assertThat(first).hasStatus(201).doesNotContainHeader(IdempotencyFilter.REPLAYED);
		assertThat(again).hasStatus(201)
			.hasHeader(IdempotencyFilter.REPLAYED, "true")
			.hasHeader(HttpHeaders.LOCATION, String.valueOf(first.getResponse().getHeader(HttpHeaders.LOCATION)));
		assertThat(again.getResponse().getContentAsString()).isEqualTo(first.getResponse().getContentAsString());
	}

	@Test
	void two_calls_at_once_have_one_effect() throws Exception {
		int before = this.counting.effects();
		ExecutorService callers = Executors.newFixedThreadPool(8);
		try {
			Callable<Integer> call = () -> post("auditor", "{\"a\":\"1\"}").getResponse().getStatus();
			List<Future<Integer>> answers = callers.invokeAll(Stream.generate(() -> call).limit(8).toList());
			for (Future<Integer> answer : answers) {
				assertThat(answer.get()).isEqualTo(201);
			}
		}
		finally {
			callers.shutdown();
		}
		assertThat(this.counting.effects()).isEqualTo(before + 1);
	}

	@Test
	void the_same_key_for_something_else_is_refused() {
		post("auditor", "{\"a\":\"1\"}");
		assertThat(post("auditor", "{\"a\":\"2\"}")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("idempotency-key-reused");
	}

	@Test
	void the_key_belongs_to_its_user() {
		int before = this.counting.effects();
		post("auditor", "{\"a\":\"1\"}");
		post("presupuesto.ue", "{\"a\":\"1\"}");
		assertThat(this.counting.effects()).isEqualTo(before + 2);
	}

	@Test
	void a_call_that_failed_through_our_mistake_may_be_tried_again() {
		int before = this.counting.effects();
		assertThat(post("auditor", "{\"fail\":\"1\"}")).hasStatus(500);
		assertThat(post("auditor", "{\"fail\":\"1\"}")).hasStatus(500).doesNotContainHeader(IdempotencyFilter.REPLAYED);
		assertThat(this.counting.effects()).isEqualTo(before + 2);
	}

	@Test
	void a_key_beyond_reason_is_refused() {
		assertThat(this.mvc.post()
			.uri("/api/v1/counted")
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-auditor")
			.header(IdempotencyFilter.HEADER, "x".repeat(201))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasStatus(400);
	}

	private MvcTestResult post(String user, String body) {
		return this.mvc.post()
			.uri("/api/v1/counted")
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-" + user)
			.header(IdempotencyFilter.HEADER, this.key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

}

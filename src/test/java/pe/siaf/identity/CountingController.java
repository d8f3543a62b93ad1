package pe.siaf.identity;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Counts its effects, for {@link IdempotencyTests}. */
@RestController
class CountingController {

	private final AtomicInteger effects = new AtomicInteger();

	int effects() {
		return this.effects.get();
	}

	@PostMapping("/api/v1/counted")
	@PreAuthorize("isAuthenticated()")
	ResponseEntity<Map<String, Object>> count(@RequestBody Map<String, String> sent) {
		int number = this.effects.incrementAndGet();
		if (sent.containsKey("fail")) {
			throw new IllegalStateException("our mistake");
		}
		return ResponseEntity.created(URI.create("/api/v1/counted/" + number)).body(Map.of("number", number));
	}

}

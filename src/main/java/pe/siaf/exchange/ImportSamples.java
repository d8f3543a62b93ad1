package pe.siaf.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The demonstration's later cuts, to download and import by hand; none without demo. */
@Component
class ImportSamples {

	private final List<Resource> files;

	ImportSamples(Environment environment) throws IOException {
		this.files = environment.acceptsProfiles(Profiles.of("demo"))
				? Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath:db/demo/cuts/*.csv"))
				: List.of();
	}

	List<String> names() {
		return this.files.stream().map((file) -> Objects.requireNonNull(file.getFilename())).sorted().toList();
	}

	void send(String name, HttpServletResponse response) throws IOException {
		Resource sample = this.files.stream()
			.filter((file) -> name.equals(file.getFilename()))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
		try (InputStream in = sample.getInputStream()) {
			in.transferTo(response.getOutputStream());
		}
	}

}

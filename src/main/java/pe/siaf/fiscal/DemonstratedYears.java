package pe.siaf.fiscal;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The years that the demonstration shows: the first as the legacy system's cuts tell it,
 * those after it as units live them here. {@code siaf.demo.years} asks for others.
 *
 * @param all the years, the first first
 */
@Component
@Profile("demo")
public record DemonstratedYears(@Value("${siaf.demo.years:2025,2026}") List<Integer> all) {

	/** The years that are lived here, with nothing of the legacy system's. */
	public List<Integer> livedHere() {
		return this.all.subList(Math.min(1, this.all.size()), this.all.size());
	}

}

package pe.siaf.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the years whose reference data come with the application, before the loader fills
 * them. A year that is already there is left alone.
 */
@Component
@Order(15)
class ReferenceYears implements ApplicationRunner {

	private final JdbcClient jdbc;

	private final List<Integer> years;

	ReferenceYears(JdbcClient jdbc, @Value("${siaf.reference.years}") List<Integer> years) {
		this.jdbc = jdbc;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.forEach(this::open);
	}

	private void open(int year) {
		int opened = this.jdbc
			.sql("insert into fiscal_year (fiscal_year, state) values (?, 'EXECUTION') on conflict do nothing")
			.param(year)
			.update();
		if (opened > 0) {
			List<String> catalogues = new ArrayList<>(Arrays.stream(Catalogue.values()).map(Catalogue::slug).toList());
			catalogues.addAll(List.of("chains", "category-products", "institutions"));
			catalogues.forEach((catalogue) -> this.jdbc
				.sql("insert into catalogue_year (fiscal_year, catalogue, state) values (?, ?, 'PUBLISHED')")
				.params(year, catalogue)
				.update());
		}
	}

}

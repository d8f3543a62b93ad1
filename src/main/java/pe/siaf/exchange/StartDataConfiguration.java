package pe.siaf.exchange;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/** What a first start loads, in order: reference data for everybody, then the demo's. */
@Configuration(proxyBeanMethods = false)
class StartDataConfiguration {

	@Bean
	@Order(20)
	ApplicationRunner referenceData(StartData data, @Value("${siaf.reference.years}") List<Integer> years) {
		return (arguments) -> data.load("db/reference", years);
	}

	@Bean
	@Order(30)
	@Profile("demo")
	ApplicationRunner demoData(StartData data, @Value("${siaf.reference.years}") List<Integer> years) {
		return (arguments) -> data.load("db/demo", years);
	}

}

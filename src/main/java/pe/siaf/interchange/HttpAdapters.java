package pe.siaf.interchange;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

import pe.siaf.exchange.RemoteSystems;

/**
 * The other systems over HTTP, each where its address is set up. In the demonstration
 * they stand before the simulators.
 */
@Configuration(proxyBeanMethods = false)
class HttpAdapters {

	@Bean
	@Order(0)
	@ConditionalOnProperty("siaf.interfaces.siga.url")
	Counterpart siga(RemoteSystems systems) {
		return new HttpCounterpart(OtherSystem.SIGA, systems.get("siga"));
	}

	@Bean
	@Order(0)
	@ConditionalOnProperty("siaf.interfaces.seace.url")
	Counterpart seace(RemoteSystems systems) {
		return new HttpCounterpart(OtherSystem.SEACE, systems.get("seace"));
	}

	@Bean
	@Order(0)
	@ConditionalOnProperty("siaf.interfaces.airhsp.url")
	Counterpart airhsp(RemoteSystems systems) {
		return new HttpCounterpart(OtherSystem.AIRHSP, systems.get("airhsp"));
	}

	@Bean
	@Primary
	@ConditionalOnProperty("siaf.interfaces.sunat.url")
	TaxRegister sunat(RemoteSystems systems) {
		return new HttpTaxRegister(systems.get("sunat"));
	}

}

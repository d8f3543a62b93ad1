package pe.siaf.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals every minute. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditConfiguration {

	private final AuditSeals seals;

	AuditConfiguration(AuditSeals seals) {
		this.seals = seals;
	}

	@Scheduled(fixedDelayString = "${siaf.audit.seal-every:PT1M}", initialDelayString = "PT1M")
	void seal() {
		this.seals.seal();
	}

}

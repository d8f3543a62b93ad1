package pe.siaf;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/**
 * SIAF II: one record of design, money, physical targets and measured results.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "SIAF II", sharedModules = { "money", "fiscal", "rules" })
public class Siaf {

	public static void main(String[] args) {
		SpringApplication.run(Siaf.class, args);
	}

}

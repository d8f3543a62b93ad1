package pe.siaf;

import java.util.Map;

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

	/**
	 * Serves, or runs one command: {@code import <kind> <file> --year=<yyyy>}.
	 * @param args a command with its arguments, or none
	 */
	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals("import")) {
			SpringApplication application = new SpringApplication(Siaf.class);
			// no port is opened, nothing but the command's own words is printed
			application.setDefaultProperties(Map.of("siaf.command", args[0], "server.port", "-1",
					"spring.main.banner-mode", "off", "logging.level.root", "WARN"));
			System.exit(SpringApplication.exit(application.run(args)));
		}
		SpringApplication.run(Siaf.class, args);
	}

}

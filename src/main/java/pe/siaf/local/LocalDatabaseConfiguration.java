package pe.siaf.local;

import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Hands the application the local database in place of {@code spring.datasource.*}. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalDatabaseConfiguration {

	@Bean(destroyMethod = "close")
	LocalDatabase localDatabase(@Value("${siaf.local.folder:data}") Path folder) {
		return LocalDatabase.open(folder.toAbsolutePath());
	}

	@Bean
	JdbcConnectionDetails localConnectionDetails(LocalDatabase database) {
		String url = database.jdbcUrl();
		return new JdbcConnectionDetails() {

			@Override
			public String getUsername() {
				return "postgres";
			}

			@Override
			public String getPassword() {
				return "";
			}

			@Override
			public String getJdbcUrl() {
				return url;
			}

		};
	}

}

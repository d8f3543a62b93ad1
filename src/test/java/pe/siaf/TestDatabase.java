package pe.siaf;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A real PostgreSQL for the tests: a container where Docker runs, the embedded server
 * elsewhere.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({ TestDatabase.InContainer.class, TestDatabase.Embedded.class })
public class TestDatabase {

	private static final boolean DOCKER = DockerClientFactory.instance().isDockerAvailable();

	@TestConfiguration(proxyBeanMethods = false)
	@Conditional(WithDocker.class)
	static class InContainer {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgres() {
			return new PostgreSQLContainer("postgres:18-alpine");
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Conditional(WithoutDocker.class)
	static class Embedded {

		@Bean(destroyMethod = "close")
		EmbeddedPostgres postgres() throws IOException {
			return EmbeddedPostgres.builder().setServerConfig("timezone", "America/Lima").start();
		}

		@Bean
		JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
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
					return postgres.getJdbcUrl("postgres", "postgres");
				}

			};
		}

	}

	static class WithDocker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return DOCKER;
		}

	}

	static class WithoutDocker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !DOCKER;
		}

	}

}

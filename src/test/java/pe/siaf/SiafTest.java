package pe.siaf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The one context of all tests: the whole application with its demo data on a real
 * PostgreSQL, listening on a random port. It is started once; a test that needs data of
 * its own makes them through the application, told apart by fresh numbers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "siaf.demo.years=2025")
@AutoConfigureMockMvc
@ActiveProfiles({ "demo", "test" })
@Import(TestDatabase.class)
public @interface SiafTest {

}

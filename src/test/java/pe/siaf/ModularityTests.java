package pe.siaf;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

	@Test
	void each_module_uses_only_what_its_front_page_allows() {
		ApplicationModules.of(Siaf.class).verify();
	}

}

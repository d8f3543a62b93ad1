package pe.siaf.interchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.Imports;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.interchange.TaxRegister.Taxpayer;

/**
 * Brings the register of suppliers up to what the tax authority says today, as one file:
 * who isn't active and found any more gets no commitment (COM-002).
 */
@Service
class Taxpayers {

	private static final Logger log = LoggerFactory.getLogger(Taxpayers.class);

	private static final Set<String> STATES = Set.of("ACTIVE", "SUSPENDED", "CLOSED");

	private static final Set<String> CONDITIONS = Set.of("FOUND", "PENDING", "NOT_FOUND");

	private final JdbcClient jdbc;

	private final Imports imports;

	private final Optional<TaxRegister> register;

	Taxpayers(JdbcClient jdbc, Imports imports, ObjectProvider<TaxRegister> register) {
		this.jdbc = jdbc;
		this.imports = imports;
		this.register = Optional.ofNullable(register.getIfAvailable());
	}

	/**
	 * Asks about every supplier and takes in what changed.
	 * @return how many changed
	 */
	@Scheduled(cron = "${siaf.interfaces.taxpayers-at:0 40 4 * * *}", zone = "America/Lima")
	int refresh() {
		List<Taxpayer> changed = this.register.map(this::changed).orElse(List.of());
		if (!changed.isEmpty()) {
			LocalDate today = LocalDate.now(FiscalTime.LIMA);
			StringBuilder file = new StringBuilder("ruc,name,status,condition\n");
			changed.forEach((one) -> file.append(one.ruc())
				.append(",\"")
				.append(one.name().replace("\"", "\"\""))
				.append("\",")
				.append(one.status())
				.append(',')
				.append(one.condition())
				.append('\n'));
			this.imports.submit(ImportOrder.ofSystem("suppliers", today.getYear(), null, "SUNAT-" + today + ".csv"),
					new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)));
		}
		return changed.size();
	}

	private List<Taxpayer> changed(TaxRegister tax) {
		return this.jdbc.sql("select ruc, name, status, condition from supplier where ruc ~ '^\\d{11}$' order by ruc")
			.query(Taxpayer.class)
			.list()
			.stream()
			.flatMap((here) -> changed(here, tax).stream())
			.toList();
	}

	/**
	 * What one of them is there, if it differs; whoever the register doesn't know isn't
	 * found.
	 */
	private static Optional<Taxpayer> changed(Taxpayer here, TaxRegister tax) {
		try {
			Taxpayer there = tax.taxpayer(here.ruc())
				.orElse(new Taxpayer(here.ruc(), here.name(), here.status(), "NOT_FOUND"));
			if (!there.ruc().equals(here.ruc()) || there.name().isBlank() || !STATES.contains(there.status())
					|| !CONDITIONS.contains(there.condition())) {
				log.error("The tax authority's answer about {} is unreadable: {}", here.ruc(), there);
				return Optional.empty();
			}
			return there.equals(here) ? Optional.empty() : Optional.of(there);
		}
		catch (RuntimeException away) {
			// the others are asked about all the same
			log.error("The tax authority could not be asked about {}", here.ruc(), away);
			return Optional.empty();
		}
	}

}

package pe.siaf.interchange;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.interchange.Counterpart.Measure;
import pe.siaf.interchange.Counterpart.Stated;
import pe.siaf.money.Amount;

/**
 * The other systems of the demonstration's unit, with what waits there in 2025: a
 * contract and an order that can be taken in, what came of the order in two parts with
 * the conformity of the first, and a request that can't be as long as the unit's year is
 * fed by cuts.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class Simulators {

	private static final String UNIT = "001650";

	private static final int YEAR = 2025;

	private static final String SUPPLIER = "20999999990";

	@Bean
	SimulatedCounterpart simulatedSiga() {
		SimulatedCounterpart siga = new SimulatedCounterpart(OtherSystem.SIGA) {
		};
		siga.put(UNIT, new Delivery("OC-2025-0412", "orders", YEAR, "O/C 412", """
				number,kind,ruc,object,family,issued_on,term_days,description,unit,quantity,unit_price
				412,B,%s,Demostración: sillas,56100004,2025-10-06,10,SILLA GIRATORIA,UNIDAD,12,310.50
				""".formatted(SUPPLIER)), Measure.ORDERS, Amount.of("3726.00"));
		siga.put(UNIT, new Delivery("NEA-2025-0601", "receptions", YEAR, "NEA 601", """
				number,kind,reception,guide,received_on,received_by,line,quantity,unit_price
				412,B,601,G001-8812,2025-10-14,servicio.salud,1,8,310.50
				"""), Measure.RECEPTIONS, Amount.of("2484.00"));
		siga.put(UNIT, new Delivery("NEA-2025-0604", "receptions", YEAR, "NEA 604", """
				number,kind,reception,guide,received_on,received_by,line,quantity,unit_price
				412,B,604,G001-8830,2025-10-15,servicio.salud,1,4,310.50
				"""), Measure.RECEPTIONS, Amount.of("1242.00"));
		siga.put(UNIT, new Delivery("CONF-2025-0377", "conformities", YEAR, "NEA 601", """
				number,kind,reception,conformity_on,area,conformity_by,amount
				412,B,601,2025-10-16,Oficina de Administración,administracion.ue,2484.00
				"""), Measure.CONFORMITIES, Amount.of("2484.00"));
		siga.put(UNIT, new Delivery("CCP-2025-0088", "certifications", YEAR, "PEDIDO 88", """
				request,document_type,document_number,document_date,justification,sec_func,rubro,item,amount
				PEDIDO 88,086,PEDIDO 88,2025-10-07,Demostración: útiles de oficina,0001,00,2.3.1.5.1.2,850.00
				"""), Measure.REQUESTS, Amount.of("850.00"));
		return siga;
	}

	@Bean
	SimulatedCounterpart simulatedSeace() {
		SimulatedCounterpart seace = new SimulatedCounterpart(OtherSystem.SEACE) {
		};
		seace.put(UNIT,
				new Delivery("CTO-2025-0031", "contracts", YEAR, "CTR-DEMO-002",
						"""
								number,process,kind,ruc,object,signed_on,starts_on,ends_on,pays_in,amount
								CTR-DEMO-002,AS-DEMO-2,SERVICIOS,%s,Demostración: vigilancia,2025-09-01,2025-09-15,2025-12-31,2025,36000.00
								"""
							.formatted(SUPPLIER)),
				Measure.CONTRACTS, Amount.of("36000.00"));
		return seace;
	}

	/** The register of positions hands nothing over in the demonstration, it counts. */
	@Bean
	SimulatedCounterpart simulatedAirhsp() {
		return new SimulatedCounterpart(OtherSystem.AIRHSP) {
			@Override
			public List<String> units() {
				return List.of(UNIT);
			}

			@Override
			public List<Stated> stated(String secEjec, int fiscalYear) {
				return (secEjec.equals(UNIT) && fiscalYear == YEAR)
						? List.of(new Stated(Measure.POSITIONS, 2, Amount.of("5000.00"))) : List.of();
			}
		};
	}

	@Bean
	SimulatedTaxRegister simulatedSunat(JdbcClient jdbc) {
		return new SimulatedTaxRegister(jdbc);
	}

}

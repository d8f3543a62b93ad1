package pe.siaf.interchange;

import java.util.Locale;

import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.interchange.Counterpart.Delivery;

/** The trade's words for tests of interfaces, in the year 2026. */
@Component
public class AMessage {

	static final String ORDER = "number,kind,ruc,object,family,issued_on,term_days,description,unit,quantity,unit_price\n";

	private final Messages messages;

	AMessage(Messages messages) {
		this.messages = messages;
	}

	static Profile officer(String unit) {
		return officer(unit, Role.UE_LOGISTICS.name().toLowerCase(Locale.ROOT));
	}

	static Profile officer(String unit, String username) {
		return new Profile(0, username, "Persona de Logística", Role.UE_LOGISTICS, new Scope(Scope.Kind.UE, unit),
				true);
	}

	static Delivery order(String id, String number, String family, String price) {
		return new Delivery(id, "orders", 2026, "O/C " + number,
				ORDER + "%s,B,20131370645,Compra de SIGA,%s,2026-04-01,10,PAPEL,MILLAR,1,%s%n".formatted(number, family,
						price));
	}

	Message receive(OtherSystem sender, String unit, Delivery delivery) {
		return this.messages.get(unit, this.messages.receive(sender, unit, delivery, Arrival.brought(officer(unit))),
				officer(unit));
	}

	/**
	 * A message that was refused.
	 * @return its page
	 */
	public String page() {
		return receive(OtherSystem.SIGA, "001650", new Delivery("AXE-1", "orders", 2025, "O/C 9",
				ORDER + "9,B,20999999990,Compra,1,2025-04-01,10,X,Y,1,1\n"))
			.page();
	}

}

package pe.siaf.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.contract.Contract.Draft;
import pe.siaf.contract.Contract.YearPart;
import pe.siaf.money.Amount;
import pe.siaf.ui.Required;

import org.springframework.validation.BindingResult;

/**
 * What an officer types to register a contract: up to four years' parts.
 *
 * @param number its number
 * @param process the selection procedure
 * @param kind GOODS, SERVICES or WORKS
 * @param ruc the supplier
 * @param object what it is about
 * @param signedOn when it was signed
 * @param startsOn from when
 * @param endsOn until when
 * @param year1 a year
 * @param amount1 what it pays
 * @param year2 another year
 * @param amount2 what it pays
 * @param year3 another year
 * @param amount3 what it pays
 */
record ContractForm(@Nullable String number, @Nullable String process, @Nullable String kind, @Nullable String ruc,
		@Nullable String object, @Nullable LocalDate signedOn, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn,
		@Nullable Integer year1, @Nullable Amount amount1, @Nullable Integer year2, @Nullable Amount amount2,
		@Nullable Integer year3, @Nullable Amount amount3) {

	static ContractForm empty() {
		return new ContractForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("number", "contract.number")
			.field("ruc", "contract.ruc")
			.field("object", "contract.object")
			.field("signedOn", "contract.signedOn")
			.field("startsOn", "contract.startsOn")
			.field("endsOn", "contract.endsOn");
	}

	Draft toDraft(String secEjec) {
		List<YearPart> years = new ArrayList<>();
		add(years, this.year1, this.amount1);
		add(years, this.year2, this.amount2);
		add(years, this.year3, this.amount3);
		return new Draft(secEjec, text(this.number), text(this.process), (this.kind != null) ? this.kind : "GOODS",
				text(this.ruc), text(this.object), this.signedOn, this.startsOn, this.endsOn, years);
	}

	private static void add(List<YearPart> years, @Nullable Integer year, @Nullable Amount amount) {
		if (year != null && amount != null) {
			years.add(new YearPart(year, amount));
		}
	}

	static String text(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

}

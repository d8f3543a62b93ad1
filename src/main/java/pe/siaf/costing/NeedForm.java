package pe.siaf.costing;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed about a need.
 *
 * @param secFunc the target
 * @param of for which year
 * @param costCentre the service point; empty for the target as a whole
 * @param kind CONTRACT, FORECAST or NEED
 * @param supplyItem the item's code, with or without dots
 * @param economicItem what it is charged to; empty for its default
 * @param quantity purchase units, four decimals
 * @param unitPrice soles a purchase unit; null for the catalogue's
 * @param priority 1 is dropped last
 * @param critical whether proportional cuts spare it
 * @param costBehaviour VARIABLE or FIXED
 * @param operatingActivity the operating activity
 * @param note number of the contract, or what is to be known
 */
record NeedForm(@Pattern(regexp = "\\d{4}|") @Nullable String secFunc, @Nullable Integer of,
		@Nullable String costCentre, @Pattern(regexp = "CONTRACT|FORECAST|NEED") @Nullable String kind,
		@Nullable String supplyItem, @Nullable String economicItem,
		@DecimalMin("0.0001") @Digits(integer = 15, fraction = 4) @Nullable BigDecimal quantity,
		@DecimalMin("0") @Digits(integer = 13, fraction = 6) @Nullable BigDecimal unitPrice,
		@Min(1) @Max(9) @Nullable Integer priority, @Nullable Boolean critical,
		@Pattern(regexp = "VARIABLE|FIXED") @Nullable String costBehaviour,
		@Nullable @Size(max = 120) String operatingActivity, @Nullable @Size(max = 200) String note) {

	/** A new need of the file's first year. */
	static NeedForm blank(int year, String centre) {
		return new NeedForm("", year, centre, "NEED", "", "", BigDecimal.ONE, null, 5, false, "FIXED", "", "");
	}

	/** What has to be there. */
	void check(Errors errors) {
		Missing.reject(errors, "secFunc", text(this.secFunc));
		Missing.reject(errors, "of", this.of);
		Missing.reject(errors, "supplyItem", item());
		Missing.reject(errors, "quantity", this.quantity);
		Missing.reject(errors, "priority", this.priority);
	}

	String centre() {
		return text(this.costCentre);
	}

	String item() {
		return text(this.supplyItem);
	}

	@Nullable String charge() {
		return text(this.economicItem).isEmpty() ? null : text(this.economicItem);
	}

	String activity() {
		return text(this.operatingActivity);
	}

	String remark() {
		return text(this.note);
	}

	private static String text(@Nullable String typed) {
		return (typed == null) ? "" : typed.strip();
	}

}

package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed about an item of a kit (domain 7.3).
 *
 * @param supplyItem its code, with or without dots
 * @param economicItem what it is charged to; empty for its default
 * @param costNature D direct or I indirect
 * @param costBehaviour VARIABLE with the cases or FIXED for each establishment
 * @param quantityPerTime use units each time, six decimals
 * @param numberOfTimes times a case, six decimals
 * @param percentOfUse in how many of a hundred cases, four decimals
 * @param conversionFactor use units in a purchase unit; null for the item's
 * @param wasteFactor what is lost, as a share: 0.05 is 5 %
 * @param calculationType STANDARD, HISTORIC or EXPERT
 * @param itemGroup which items belong together
 * @param relation COMPLEMENT or SUBSTITUTE within the group
 * @param categories of establishments; empty for all
 * @param critical whether it is spared by cuts
 * @param rectorProgrammed whether the program's rector buys it for all
 * @param version the kit's version that the form was drawn with
 */
record KitItemForm(@Nullable String supplyItem, @Nullable String economicItem,
		@Pattern(regexp = "D|I") @Nullable String costNature,
		@Pattern(regexp = "VARIABLE|FIXED") @Nullable String costBehaviour,
		@DecimalMin("0.000001") @Digits(integer = 10, fraction = 6) @Nullable BigDecimal quantityPerTime,
		@DecimalMin("0.000001") @Digits(integer = 10, fraction = 6) @Nullable BigDecimal numberOfTimes,
		@DecimalMin("0.0001") @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Nullable BigDecimal percentOfUse,
		@DecimalMin("0.000001") @Digits(integer = 10, fraction = 6) @Nullable BigDecimal conversionFactor,
		@DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Nullable BigDecimal wasteFactor,
		@Pattern(regexp = "STANDARD|HISTORIC|EXPERT") @Nullable String calculationType,
		@Size(max = 60) @Nullable String itemGroup,
		@Pattern(regexp = "COMPLEMENT|SUBSTITUTE") @Nullable String relation, @Nullable List<String> categories,
		@Nullable Boolean critical, @Nullable Boolean rectorProgrammed, @Nullable Integer version) {

	/** A new item: once a case, in all of them, nothing wasted. */
	static KitItemForm blank(int version) {
		return new KitItemForm("", "", "D", "VARIABLE", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(100), null,
				BigDecimal.ZERO, "STANDARD", "", "COMPLEMENT", List.of(), false, false, version);
	}

	/** What has to be there. */
	void check(Errors errors) {
		Missing.reject(errors, "supplyItem", code());
		Missing.reject(errors, "quantityPerTime", this.quantityPerTime);
		Missing.reject(errors, "numberOfTimes", this.numberOfTimes);
		Missing.reject(errors, "percentOfUse", this.percentOfUse);
		Missing.reject(errors, "wasteFactor", this.wasteFactor);
	}

	/** Whether a category of establishments is marked. */
	public boolean appliesTo(String category) {
		return this.categories != null && this.categories.contains(category);
	}

	int seen() {
		return (this.version != null) ? this.version : -1;
	}

	String code() {
		return (this.supplyItem != null) ? this.supplyItem : "";
	}

	@Nullable String charge() {
		return (this.economicItem == null || this.economicItem.isBlank()) ? null : this.economicItem.strip();
	}

	String group() {
		return (this.itemGroup != null) ? this.itemGroup.strip() : "";
	}

	String[] categoryCodes() {
		return (this.categories != null) ? this.categories.toArray(String[]::new) : new String[0];
	}

}

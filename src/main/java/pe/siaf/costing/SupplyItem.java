package pe.siaf.costing;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A good, service or work of a year's catalogue, with what it costs at a place.
 *
 * @param code its type letter and twelve digits
 * @param shown the code as people print it: {@code B 58.01.0001.0002}
 * @param name what it is called
 * @param kind B good, S service, O work
 * @param useUnit what a case takes
 * @param purchaseUnit what is bought
 * @param conversion use units in a purchase unit, six decimals
 * @param decimalsAllowed whether parts of a purchase unit are bought
 * @param fixedAsset whether it is a fixed asset
 * @param durable whether it lasts
 * @param shelfLifeDays how long it keeps; null where that isn't known
 * @param cubso code of the single catalogue of public purchases
 * @param status ACTIVE or INACTIVE
 * @param demonstration whether it was invented to show the system
 * @param charge the economic item it is charged to by default; null for none
 * @param chargeName that item's name
 * @param price of a purchase unit in soles, six decimals; null for none
 * @param pricePlace where that price holds; empty for the country
 * @param pricedOn since when
 * @param priceSource where it comes from
 * @param problem CST-001, CST-002 or CST-003; null where there is none
 */
record SupplyItem(String code, String shown, String name, String kind, String useUnit, String purchaseUnit,
		BigDecimal conversion, boolean decimalsAllowed, boolean fixedAsset, boolean durable,
		@Nullable Integer shelfLifeDays, @Nullable String cubso, String status, boolean demonstration,
		@Nullable String charge, @Nullable String chargeName, @Nullable BigDecimal price, @Nullable String pricePlace,
		@Nullable LocalDate pricedOn, @Nullable String priceSource, @Nullable String problem) {

	/** The price as people read it; empty where there is none. */
	public String priceShown() {
		return (this.price != null) ? UnitPrice.shown(this.price) : "";
	}

}

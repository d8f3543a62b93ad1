package pe.siaf.costing;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A row of a needs table with every factor of its amount (domain 7.3).
 *
 * @param id its key within unit and year
 * @param year for which year
 * @param secFunc the target
 * @param targetName its name
 * @param costCentre the service point; empty for the target as a whole
 * @param centreName its name; null for the target as a whole
 * @param category the establishment's category, where known
 * @param source KIT, TYPED, IMPORT, PERSONNEL, RUNNING or PROJECT
 * @param reference what it comes from within its source
 * @param kind CONTRACT, FORECAST or NEED
 * @param operatingActivity the operating activity, where told
 * @param rubro the purse
 * @param resourceType its finer purse
 * @param supplyItem the item's code; null for what isn't bought
 * @param name what it is
 * @param purchaseUnit what is bought; null for what isn't
 * @param useUnit what a case takes; null for what isn't bought
 * @param economicItem what it is charged to; null where the item has none (CST-001)
 * @param kit the kit it comes from
 * @param kitName its name
 * @param priority 1 is dropped last
 * @param critical whether proportional cuts spare it
 * @param costDirect direct or indirect
 * @param costBehaviour VARIABLE or FIXED
 * @param cases cases of the target there
 * @param quantityPerCase use units a case
 * @param percentOfUse of a hundred cases
 * @param quantityUsed use units
 * @param wasteFactor what is lost
 * @param quantityGross use units with waste
 * @param conversion use units in a purchase unit
 * @param quantityPurchased purchase units
 * @param quantityCovered purchase units that needn't be bought
 * @param requiredQuantity the net need
 * @param kept the share that cuts have left
 * @param quantity what is programmed
 * @param unitPrice soles a purchase unit; null where there is none (CST-002)
 * @param pricePlace where that price holds
 * @param priceSource where it comes from
 * @param pricedOn since when
 * @param requiredAmount soles required
 * @param amount soles programmed
 * @param status INCLUDED or EXCLUDED
 * @param note what was noted
 * @param lockVersion changes with every edit
 */
record Need(long id, int year, String secFunc, String targetName, String costCentre, @Nullable String centreName,
		@Nullable String category, String source, String reference, String kind, String operatingActivity, String rubro,
		String resourceType, @Nullable String supplyItem, String name, @Nullable String purchaseUnit,
		@Nullable String useUnit, @Nullable String economicItem, @Nullable Integer kit, @Nullable String kitName,
		int priority, boolean critical, boolean costDirect, String costBehaviour, @Nullable BigDecimal cases,
		@Nullable BigDecimal quantityPerCase, @Nullable BigDecimal percentOfUse, @Nullable BigDecimal quantityUsed,
		@Nullable BigDecimal wasteFactor, @Nullable BigDecimal quantityGross, @Nullable BigDecimal conversion,
		@Nullable BigDecimal quantityPurchased, BigDecimal quantityCovered, BigDecimal requiredQuantity,
		BigDecimal kept, BigDecimal quantity, @Nullable BigDecimal unitPrice, @Nullable String pricePlace,
		@Nullable String priceSource, @Nullable LocalDate pricedOn, @Nullable Amount requiredAmount,
		@Nullable Amount amount, String status, String note, int lockVersion) {

	/**
	 * The code of the item as people print it; what the row comes from where nothing is
	 * bought.
	 */
	public String shown() {
		return (this.supplyItem == null) ? this.reference
				: this.supplyItem.charAt(0) + " " + this.supplyItem.substring(1, 3) + "."
						+ this.supplyItem.substring(3, 5) + "." + this.supplyItem.substring(5, 9) + "."
						+ this.supplyItem.substring(9);
	}

	/** The price as people read it; empty where there is none. */
	public String priceShown() {
		return (this.unitPrice != null) ? UnitPrice.shown(this.unitPrice) : "";
	}

	public boolean isIncluded() {
		return this.status.equals("INCLUDED");
	}

	/** Whether it comes from a kit, with all its factors. */
	public boolean isFromKit() {
		return this.source.equals("KIT");
	}

	/** Whether people typed or imported it, and may change it. */
	public boolean isTyped() {
		return this.source.equals("TYPED") || this.source.equals("IMPORT");
	}

	/** CST-001 or CST-002; null where it can be costed. */
	public @Nullable String problem() {
		return (this.economicItem == null) ? "CST-001" : (this.unitPrice == null) ? "CST-002" : null;
	}

}

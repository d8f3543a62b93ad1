package pe.siaf.decision;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was on screen at a moment.
 *
 * @param takenAt when
 * @param fiscalYear the year of the law
 * @param products the products with their figures
 */
record Snapshot(OffsetDateTime takenAt, int fiscalYear, List<Product> products) {

	/**
	 * All items of all products.
	 * @return the items
	 */
	Stream<MemoItem> items() {
		return this.products.stream().flatMap((product) -> product.items().stream());
	}

	/**
	 * The items that have to be answered for.
	 * @return those with amber or red
	 */
	List<MemoItem> toAnswer() {
		return items().filter((item) -> item.light().isToAnswer()).toList();
	}

	public long count() {
		return items().count();
	}

	/**
	 * How many items lack what they should tell.
	 * @return the number
	 */
	public long missing() {
		return items().filter(MemoItem::isMissing).count();
	}

	public long lit(Light light) {
		return items().filter((item) -> item.light() == light).count();
	}

	/**
	 * A product's figures.
	 *
	 * @param category the program
	 * @param product the product or project; empty for the program as a whole
	 * @param name its name
	 * @param items its figures
	 */
	record Product(String category, String product, String name, List<MemoItem> items) {

		/**
		 * How requests name it.
		 * @return program/product
		 */
		public String key() {
			return this.category + "/" + this.product;
		}

		public String code() {
			return this.product.isEmpty() ? this.category : this.category + " · " + this.product;
		}

		/**
		 * The worst light of its items.
		 * @return red before amber before green
		 */
		public Light light() {
			return Stream.of(Light.RED, Light.AMBER, Light.GREEN)
				.filter((light) -> this.items.stream().anyMatch((item) -> item.light() == light))
				.findFirst()
				.orElse(Light.NONE);
		}

	}

}

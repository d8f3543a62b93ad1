package pe.siaf.logframe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A product's quantity reckoned from its activities (domain 6.5): one method for what is
 * aimed at and for what is done. Rounded once, down: half a package serves nobody (ours).
 *
 * @param method the method
 * @param quantity the quantity, to four decimals, whole where the unit is; null where it
 * can't be reckoned
 * @param gap why not, or null
 */
public record ProductQuantity(Aggregation method, @Nullable BigDecimal quantity, @Nullable Gap gap) {

	private static final int DECIMALS = 4;

	/** Digits that a share keeps until the one rounding. */
	private static final int SHARE_DECIMALS = 12;

	/**
	 * Reckons a product's quantity.
	 * @param method the design's method
	 * @param activities the product's activities, also those without a quantity
	 * @param own the product's own target, or null where nobody set it
	 * @param whole whether the product is counted in whole ones
	 * @return the quantity, or why there is none
	 */
	public static ProductQuantity of(Aggregation method, List<Activity> activities, @Nullable BigDecimal own,
			boolean whole) {
		return switch (method) {
			case TRACER -> tracer(activities, whole);
			case MIN -> complete(activities, whole);
			case SUM -> together(activities, whole);
			case WEIGHTED -> weighted(activities, own, whole);
			case OWN -> (own != null) ? known(method, own, whole) : none(method, Gap.NO_OWN_TARGET);
		};
	}

	private static ProductQuantity tracer(List<Activity> activities, boolean whole) {
		Optional<Activity> named = activities.stream().filter(Activity::tracer).findFirst();
		// the only activity stands for its product without being named
		Optional<Activity> tracer = named.or(() -> (activities.size() == 1) ? activities.stream().findFirst() : named);
		if (tracer.isEmpty()) {
			return none(Aggregation.TRACER, Gap.NO_TRACER);
		}
		BigDecimal quantity = tracer.get().quantity();
		return (quantity != null) ? known(Aggregation.TRACER, quantity, whole) : none(Aggregation.TRACER, Gap.UNKNOWN);
	}

	private static ProductQuantity complete(List<Activity> activities, boolean whole) {
		List<Activity> mandatory = activities.stream().filter(Activity::mandatory).toList();
		if (mandatory.isEmpty()) {
			return none(Aggregation.MIN, Gap.NO_MANDATORY);
		}
		return reckon(Aggregation.MIN, mandatory, Activity::converted, BigDecimal::min, whole);
	}

	private static ProductQuantity together(List<Activity> activities, boolean whole) {
		List<Activity> counted = activities.stream().filter((one) -> one.quantity() != null).toList();
		if (counted.stream().map((one) -> String.valueOf(one.unit())).distinct().count() > 1) {
			return none(Aggregation.SUM, Gap.UNITS_DIFFER);
		}
		return reckon(Aggregation.SUM, counted, Activity::quantity, BigDecimal::add, whole);
	}

	private static ProductQuantity weighted(List<Activity> activities, @Nullable BigDecimal own, boolean whole) {
		List<Activity> weighed = activities.stream().filter((one) -> one.weight().signum() > 0).toList();
		if (weighed.stream()
			.map(Activity::weight)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.compareTo(BigDecimal.ONE) != 0) {
			return none(Aggregation.WEIGHTED, Gap.WEIGHTS);
		}
		if (own == null) {
			return none(Aggregation.WEIGHTED, Gap.NO_OWN_TARGET);
		}
		return reckon(Aggregation.WEIGHTED, weighed, (one) -> one.share(own), BigDecimal::add, whole);
	}

	private static ProductQuantity reckon(Aggregation method, List<Activity> activities,
			Function<Activity, @Nullable BigDecimal> part, java.util.function.BinaryOperator<BigDecimal> join,
			boolean whole) {
		BigDecimal sum = null;
		for (Activity activity : activities) {
			BigDecimal one = part.apply(activity);
			if (one == null) {
				return none(method, Gap.UNKNOWN);
			}
			sum = (sum == null) ? one : join.apply(sum, one);
		}
		return (sum != null) ? known(method, sum, whole) : none(method, Gap.UNKNOWN);
	}

	private static ProductQuantity known(Aggregation method, BigDecimal exact, boolean whole) {
		// what was cut off the shares must not turn 909 into 908
		BigDecimal fine = exact.setScale(SHARE_DECIMALS - DECIMALS, RoundingMode.HALF_UP);
		return new ProductQuantity(method, fine.setScale(whole ? 0 : DECIMALS, RoundingMode.DOWN), null);
	}

	private static ProductQuantity none(Aggregation method, Gap gap) {
		return new ProductQuantity(method, null, gap);
	}

	/** Why a product has no quantity. */
	public enum Gap {

		/** Several activities, and the design names none of them as tracer. */
		NO_TRACER,

		/** The design says of no activity that one can't do without it. */
		NO_MANDATORY,

		/** Activities count in different units, so they don't add up. */
		UNITS_DIFFER,

		/** The weights of the design don't make one. */
		WEIGHTS,

		/** Nobody set the product's own target. */
		NO_OWN_TARGET,

		/** An activity that counts has no quantity. */
		UNKNOWN

	}

	/**
	 * An activity's part in its product.
	 *
	 * @param code the activity's code
	 * @param unit the unit that it counts in, or null
	 * @param quantity how much is planned or done, or null where nobody said
	 * @param target what that is measured against, or null
	 * @param tracer whether it stands for its product
	 * @param mandatory whether the package isn't complete without it
	 * @param conversion units of the product that one of its own makes
	 * @param weight its weight, 0 to 1; zero where it has none
	 */
	public record Activity(String code, @Nullable String unit, @Nullable BigDecimal quantity,
			@Nullable BigDecimal target, boolean tracer, boolean mandatory, BigDecimal conversion, BigDecimal weight) {

		/**
		 * How many of the product it is enough for.
		 * @return the quantity in the product's units, or null where there is none
		 */
		public @Nullable BigDecimal converted() {
			return (this.quantity != null) ? this.quantity.multiply(this.conversion) : null;
		}

		/**
		 * Its share of the product's target: weight × quantity / target × own.
		 * @param own the product's own target
		 * @return the share, unrounded, or null where quantity or target is missing or
		 * the target is zero
		 */
		public @Nullable BigDecimal share(BigDecimal own) {
			if (this.quantity == null || this.target == null || this.target.signum() == 0) {
				return null;
			}
			return this.weight.multiply(this.quantity)
				.multiply(own)
				.divide(this.target, SHARE_DECIMALS, RoundingMode.HALF_UP);
		}

	}

}

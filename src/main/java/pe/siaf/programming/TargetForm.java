package pe.siaf.programming;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import pe.siaf.classifier.Chain;

/**
 * What is typed to add a target.
 *
 * @param chain the functional-programmatic chain, its six codes joined by dots
 * @param purpose the purpose's code
 * @param name what the target is called; empty for the purpose's name
 * @param unitOfMeasure the unit's code; the design's where it fixes one
 * @param accumulation SUM, LAST, MAX or AVG
 * @param place where the money is aimed: six digits
 * @param zeroCost whether it costs nothing
 */
record TargetForm(@NotBlank(message = "{programming.chain.missing}") @Nullable String chain,
		@Pattern(regexp = "\\d{7}", message = "{programming.purpose.form}") @Nullable String purpose,
		@Size(max = 150) @Nullable String name,
		@Pattern(regexp = "\\d{3}", message = "{programming.unit.form}") @Nullable String unitOfMeasure,
		@Pattern(regexp = "SUM|LAST|MAX|AVG",
				message = "{programming.accumulation.form}") @Nullable String accumulation,
		@Pattern(regexp = "\\d{6}", message = "{programming.place.form}") @Nullable String place,
		@Nullable Boolean zeroCost) {

	static TargetForm blank() {
		return new TargetForm("", "", "", "", "SUM", "", false);
	}

	/** Adds up where nothing is said. */
	@Override
	public String accumulation() {
		return (this.accumulation == null) ? "SUM" : this.accumulation;
	}

	boolean isFree() {
		return Boolean.TRUE.equals(this.zeroCost);
	}

	Chain toChain() {
		String[] codes = String.valueOf(this.chain).strip().split("\\.", -1);
		return (codes.length == 6) ? new Chain(codes[0], codes[1], codes[2], codes[3], codes[4], codes[5])
				: new Chain("", "", "", "", "", "");
	}

}

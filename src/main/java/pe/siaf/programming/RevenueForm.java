package pe.siaf.programming;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * What is typed to set a revenue.
 *
 * @param rubro the rubro
 * @param item the economic item
 * @param basis how it was estimated
 * @param a0 the year of the law
 * @param a1 the year after
 * @param a2 the year after that
 * @param seen how it stood when the form was opened; empty for a new one
 */
record RevenueForm(@Nullable String rubro, @Nullable String item, @Size(max = 200) @Nullable String basis,
		@Nullable Amount a0, @Nullable Amount a1, @Nullable Amount a2, @Nullable String seen) {

	static RevenueForm blank() {
		return new RevenueForm("", "", "", null, null, null, "");
	}

	static RevenueForm of(Revenues.Revenue revenue) {
		return new RevenueForm(revenue.rubro(), revenue.item(), revenue.basis(), revenue.a0(), revenue.a1(),
				revenue.a2(), revenue.seen());
	}

	@Override
	public String rubro() {
		return (this.rubro == null) ? "" : this.rubro.strip();
	}

	@Override
	public String item() {
		return (this.item == null) ? "" : this.item.strip().replaceAll("[ .]+", ".");
	}

	@Override
	public String basis() {
		return (this.basis == null) ? "" : this.basis.strip();
	}

	List<Amount> amounts(int years) {
		return Stream.of(this.a0, this.a1, this.a2)
			.limit(years)
			.map((amount) -> (amount == null) ? Amount.ZERO : amount)
			.toList();
	}

}

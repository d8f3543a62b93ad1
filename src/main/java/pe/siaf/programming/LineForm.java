package pe.siaf.programming;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What is typed to add a line of money.
 *
 * @param secFunc the target's sequence
 * @param rubro the rubro
 * @param resourceType the resource type
 * @param item the economic item; spaces stand for dots as SIAF prints it
 */
record LineForm(@Nullable String secFunc, @Nullable String rubro, @Nullable String resourceType,
		@Nullable String item) {

	@Override
	public String secFunc() {
		return strip(this.secFunc);
	}

	@Override
	public String rubro() {
		return strip(this.rubro);
	}

	@Override
	public String resourceType() {
		return strip(this.resourceType).toUpperCase(Locale.ROOT);
	}

	@Override
	public String item() {
		return strip(this.item).replaceAll("[ .]+", ".");
	}

	private static String strip(@Nullable String typed) {
		return (typed == null) ? "" : typed.strip();
	}

}

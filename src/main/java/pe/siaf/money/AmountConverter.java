package pe.siaf.money;

import java.math.BigDecimal;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores every {@link Amount} attribute as numeric(19,2). */
@Converter(autoApply = true)
class AmountConverter implements AttributeConverter<@Nullable Amount, @Nullable BigDecimal> {

	@Override
	public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Amount amount) {
		return (amount != null) ? amount.value() : null;
	}

	@Override
	public @Nullable Amount convertToEntityAttribute(@Nullable BigDecimal column) {
		return (column != null) ? new Amount(column) : null;
	}

}

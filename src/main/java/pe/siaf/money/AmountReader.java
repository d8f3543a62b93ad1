package pe.siaf.money;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads an amount from JSON: the string that we write, or a number as its digits stand in
 * the text, so that no binary fraction ever comes between.
 */
final class AmountReader extends StdDeserializer<Amount> {

	AmountReader() {
		super(Amount.class);
	}

	@Override
	public Amount deserialize(JsonParser json, DeserializationContext context) {
		JsonToken token = json.currentToken();
		if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
			return (Amount) context.handleUnexpectedToken(context.constructType(Amount.class), json);
		}
		String text = json.getString();
		try {
			return Amount.of(text);
		}
		catch (ArithmeticException | NumberFormatException unreadable) {
			throw context.weirdStringException(text, Amount.class, "at most 17 digits and two decimals");
		}
	}

}

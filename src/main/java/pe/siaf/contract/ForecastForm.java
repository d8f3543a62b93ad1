package pe.siaf.contract;

import java.text.ParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import pe.siaf.contract.Forecast.Line;
import pe.siaf.money.AmountFormatter;
import pe.siaf.ui.Required;

import org.springframework.validation.BindingResult;

/**
 * What an officer types to register a forecast.
 *
 * @param ofContract number of the contract
 * @param process the selection procedure
 * @param object what it is about
 * @param document the memorandum
 * @param documentDate its day
 * @param lines what is promised, a line each: year, rubro, item, amount
 */
record ForecastForm(@Nullable String ofContract, @Nullable String process, @Nullable String object,
		@Nullable String document, @Nullable LocalDate documentDate, @Nullable String lines) {

	private static final int COLUMNS = 4;

	static ForecastForm empty() {
		return new ForecastForm(null, null, null, null, null, null);
	}

	/** Begun from a contract, with what its later years pay. */
	static ForecastForm of(Contract contract, List<Contract.Year> missing) {
		StringBuilder lines = new StringBuilder();
		missing.forEach(
				(year) -> lines.append("%d\t00\t\t%s%n".formatted(year.fiscalYear(), year.unforeseen().toString())));
		return new ForecastForm(contract.number(), contract.process(), contract.object(), null, null, lines.toString());
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("object", "contract.object")
			.field("document", "contract.forecast.document")
			.field("documentDate", "contract.forecast.date")
			.field("lines", "contract.forecast.lines");
	}

	Forecast.Draft toDraft(int fiscalYear, String secEjec) {
		return new Forecast.Draft(fiscalYear, secEjec, ContractForm.text(this.ofContract),
				ContractForm.text(this.process), ContractForm.text(this.object), ContractForm.text(this.document),
				this.documentDate, read(ContractForm.text(this.lines)));
	}

	/**
	 * Reads lines as they are typed or pasted: year, rubro, item and amount, separated by
	 * tabs or semicolons.
	 */
	static List<Line> read(String text) {
		List<Line> lines = new ArrayList<>();
		for (String row : text.lines().filter((line) -> !line.isBlank()).toList()) {
			lines.add(line(row.split("[\t;]", -1)));
		}
		return lines;
	}

	private static Line line(String[] cells) {
		if (cells.length != COLUMNS || !cells[0].strip().matches("20\\d{2}")) {
			throw Forecasts.incomplete("lines");
		}
		try {
			return new Line(Integer.parseInt(cells[0].strip()), cells[1].strip(),
					String.join(".", cells[2].strip().split("[.\\s]+")),
					new AmountFormatter().parse(cells[3].strip(), Locale.ROOT));
		}
		catch (ParseException notAnAmount) {
			throw Forecasts.incomplete("lines");
		}
	}

}

package pe.siaf.budget;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.Imported;
import pe.siaf.exchange.Imports;

/** The demo unit's cuts, rewritten to units and years of the tests' own. */
class CutFixture {

	static final int YEAR = 2026;

	private static final AtomicInteger UNITS = new AtomicInteger(970_900);

	private final JdbcClient jdbc;

	private final Imports imports;

	CutFixture(JdbcClient jdbc, Imports imports) {
		this.jdbc = jdbc;
		this.imports = imports;
	}

	/** A unit without lines, in the demo unit's pliego. */
	String aUnit() {
		String unit = Integer.toString(UNITS.incrementAndGet());
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				select fiscal_year, :unit, level, sector, pliego, right(:unit, 3), 'UNIDAD DE PRUEBA ' || :unit
				from implementing_unit where fiscal_year = :year and sec_ejec = '001650'""")
			.param("unit", unit)
			.param("year", YEAR)
			.update();
		return unit;
	}

	/** The lines of a file, header first, as the test may bend them. */
	static List<String> cut(String day, String unit) {
		String folder = day.equals("23") ? "lines" : "cuts";
		try (InputStream in = new ClassPathResource("db/demo/" + folder + "/siaf-2025-10-" + day + ".csv")
			.getInputStream()) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return new ArrayList<>(
					Arrays.asList(text.replace("2025,001650,", YEAR + "," + unit + ",").strip().split("\n", -1)));
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

	Imported importing(String unit, String fileName, List<String> lines) {
		return importing(unit, fileName, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), false);
	}

	Imported trying(String unit, String fileName, List<String> lines) {
		return importing(unit, fileName, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), true);
	}

	Imported importing(String unit, String fileName, byte[] content, boolean dryRun) {
		ImportOrder order = new ImportOrder("siaf-export", YEAR, unit, fileName, null, dryRun, null);
		return this.imports.get(this.imports.submit(order, new ByteArrayInputStream(content)));
	}

	/**
	 * As the legacy system's officers have it: a workbook with pivots before it, the
	 * header on the fourth row, codes with names, columns of their own behind.
	 */
	static byte[] workbook(List<String> lines) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(out, "test", "1.0")) {
			Worksheet pivot = workbook.newWorksheet("REV");
			pivot.value(0, 0, "sec_func");
			pivot.value(1, 0, "1");
			Worksheet sheet = workbook.newWorksheet("01_BD_MEF");
			sheet.value(1, 5, "total");
			List<String> header = List.of(lines.get(0).split(",", -1));
			for (int row = 0; row < lines.size(); row++) {
				String[] cells = lines.get(row).split(",", -1);
				int column = 0;
				for (int i = 0; i < cells.length; i++) {
					for (String cell : asLegacy(header.get(i), cells[i], row == 0)) {
						put(sheet, row + 3, column++, cell);
					}
				}
				put(sheet, row + 3, column, (row == 0) ? "SALDO PROPIO" : "1.005");
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return out.toByteArray();
	}

	private static List<String> asLegacy(String column, String cell, boolean header) {
		if (column.equals("item")) {
			return header
					? List.of("TIPO_TRANSACCION", "GENERICA", "SUBGENERICA", "SUBGENERICA_DET", "ESPECIFICA",
							"ESPECIFICA_DET")
					: Arrays.stream(cell.split("\\.", -1)).map((part) -> part + ".NOMBRE").toList();
		}
		if (header) {
			return List.of(CutColumns.all()
				.stream()
				.filter((known) -> known.name().equals(column) && !known.aliases().isEmpty())
				.map((known) -> known.aliases().get(0))
				.findFirst()
				.orElse(column)
				.toUpperCase(java.util.Locale.ROOT));
		}
		return List.of(switch (column) {
			case "category", "product", "activity", "purpose", "unit_of_measure", "rubro" ->
				cell + ".UN NOMBRE, CON COMA";
			default -> cell;
		});
	}

	private static void put(Worksheet sheet, int row, int column, String cell) {
		if (cell.matches("-?\\d+(\\.\\d+)?") && !cell.startsWith("0") || cell.equals("0")) {
			sheet.value(row, column, new BigDecimal(cell));
		}
		else {
			sheet.value(row, column, cell);
		}
	}

}

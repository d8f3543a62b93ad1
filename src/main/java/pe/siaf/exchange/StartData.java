package pe.siaf.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Loads the files that a manifest names through the import engine, once each: reference
 * data at first start, demo data under the profile demo. A file that doesn't go in stops
 * the start: half a catalogue is worse than none.
 */
@Component
class StartData {

	private static final Logger logger = LoggerFactory.getLogger(StartData.class);

	private final Imports imports;

	private final ImportPages pages;

	private final ResourceLoader resources;

	StartData(Imports imports, ImportPages pages, ResourceLoader resources) {
		this.imports = imports;
		this.pages = pages;
		this.resources = resources;
	}

	/**
	 * Loads what isn't there yet.
	 * @param folder the manifest's folder on the class path
	 * @param years the years of entries that name none
	 */
	void load(String folder, List<Integer> years) {
		Resource manifest = this.resources.getResource("classpath:" + folder + "/manifest.csv");
		if (!manifest.exists()) {
			return;
		}
		for (Entry entry : read(manifest, years)) {
			for (int year : entry.years()) {
				load(folder, entry, year);
			}
		}
	}

	private void load(String folder, Entry entry, int year) {
		Resource file = this.resources.getResource("classpath:" + folder + "/" + entry.file());
		String fileName = entry.file().substring(entry.file().lastIndexOf('/') + 1);
		ImportOrder order = ImportOrder.ofSystem(entry.kind(), year, entry.unit(), fileName);
		try (InputStream hashed = file.getInputStream(); InputStream content = file.getInputStream()) {
			if (this.imports.wasApplied(order, Imports.hash(hashed))) {
				return;
			}
			Imported imported = this.imports.get(this.imports.submit(order, content));
			if (imported.state() != ImportState.APPLIED && imported.state() != ImportState.COMPARED) {
				throw new IllegalStateException(folder + "/" + entry.file() + " of " + year + " was not loaded: "
						+ this.pages.findings(imported.id(), 20, Locale.ENGLISH)
							.stream()
							.map((finding) -> finding.row() + " " + finding.cell() + " " + finding.code() + " "
									+ finding.message())
							.collect(Collectors.joining("; ")));
			}
			logger.info("Loaded {} of {} from {}/{}: {} rows", entry.kind(), year, folder, entry.file(),
					imported.rowsRead());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(folder + "/" + entry.file(), failure);
		}
	}

	private static List<Entry> read(Resource manifest, List<Integer> years) {
		List<Entry> entries = new ArrayList<>();
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(manifest.getInputStream())) {
			for (NamedCsvRecord row : rows) {
				String unit = row.getHeader().contains("unit") ? row.getField("unit").strip() : "";
				entries.add(new Entry(Integer.parseInt(row.getField("order").strip()), row.getField("kind").strip(),
						row.getField("file").strip(), years(row.getField("years"), years),
						unit.isEmpty() ? null : unit));
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		entries.sort((one, other) -> Integer.compare(one.order(), other.order()));
		return entries;
	}

	private static List<Integer> years(String text, List<Integer> all) {
		List<Integer> named = new ArrayList<>();
		for (String year : text.strip().split("[\\s;]+", -1)) {
			if (!year.isEmpty()) {
				named.add(Integer.parseInt(year));
			}
		}
		return named.isEmpty() ? all : named;
	}

	record Entry(int order, String kind, String file, List<Integer> years, @Nullable String unit) {
	}

}

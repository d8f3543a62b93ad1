package pe.siaf.design;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;

/**
 * The small design that exercises begin with, invented for them and sound in all that
 * they ask: {@code practice/design.json}, in the form in which designs travel.
 */
@Component
class PracticeDesign {

	private final DesignDocument sound;

	PracticeDesign(JsonMapper json) {
		this.sound = DesignJson.read(document(json), new ArrayList<>());
	}

	private static JsonNode document(JsonMapper json) {
		try (InputStream stored = new ClassPathResource("practice/design.json").getInputStream()) {
			return json.readTree(stored);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** The design under a program's code, as an exercise begins with it. */
	DesignDocument of(String program, Exercise exercise) {
		Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
		// what it is called stays the program's
		this.sound.parts().forEach((part, rows) -> parts.put(part, (part == Part.VERSION) ? List.of() : rows));
		for (Fault fault : exercise.faults()) {
			parts.computeIfPresent(fault.part(), (part, rows) -> fault.plant(rows));
		}
		return DesignReader.read(new DesignDocument(program, this.sound.kind(), parts), (place, refused) -> {
			throw refused;
		});
	}

}

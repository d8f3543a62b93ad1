package pe.siaf.execution;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a stage from an address: the API's resource or the page's word. */
@Component
class StageConverter implements Converter<String, DocumentStage> {

	@Override
	public DocumentStage convert(String text) {
		return DocumentStage.ofResource(text)
			.or(() -> DocumentStage.ofSlug(text))
			.orElseThrow(() -> new IllegalArgumentException(text));
	}

}

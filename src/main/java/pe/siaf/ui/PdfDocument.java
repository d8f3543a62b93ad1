package pe.siaf.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * A printed document made of a template: an official form or report on A4, with its fonts
 * inside. The template is well-formed, links styles as {@code print:report.css} from the
 * folder {@code print}, and can load nothing else.
 */
@Component
public class PdfDocument {

	private static final String STYLES = "print";

	private static final int REGULAR = 400;

	private static final int BOLD = 700;

	private final ITemplateEngine templates;

	PdfDocument(ITemplateEngine templates) {
		this.templates = templates;
	}

	/**
	 * Renders a template.
	 * @param template the template's name
	 * @param language the language of its messages
	 * @param model what it shows
	 * @return the document
	 */
	public byte[] of(String template, Locale language, Map<String, Object> model) {
		String page = this.templates.process(template, new Context(language, model));
		ByteArrayOutputStream document = new ByteArrayOutputStream();
		try {
			new PdfRendererBuilder().withHtmlContent(page, null)
				.useUriResolver((base, address) -> address.startsWith(STYLES + ":") ? address : null)
				.useProtocolsStreamImplementation(Style::new, STYLES)
				.useFont(() -> file("fonts/DejaVuSansCondensed.ttf"), "DejaVu", REGULAR, FontStyle.NORMAL, true)
				.useFont(() -> file("fonts/DejaVuSansCondensed-Bold.ttf"), "DejaVu", BOLD, FontStyle.NORMAL, true)
				.toStream(document)
				.run();
		}
		catch (IOException broken) {
			throw new UncheckedIOException("Can't render " + template, broken);
		}
		return document.toByteArray();
	}

	private static InputStream file(String path) {
		try {
			return new ClassPathResource(path).getInputStream();
		}
		catch (IOException missing) {
			throw new UncheckedIOException("Missing " + path, missing);
		}
	}

	/** A style of ours, by its address. */
	private record Style(String address) implements FSStream {

		@Override
		public InputStream getStream() {
			return file(STYLES + "/" + this.address.substring(STYLES.length() + 1));
		}

		@Override
		public Reader getReader() {
			return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
		}

	}

}

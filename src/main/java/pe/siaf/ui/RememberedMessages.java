package pe.siaf.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The bundles' messages, each looked for once a language. A page of a hundred rows says a
 * thousand of them, and every one was sought in one module's bundle after the other.
 * Bundles come with a release and don't change while it runs. A code that is no message
 * is not remembered: whoever asks may have made it up.
 */
class RememberedMessages extends ResourceBundleMessageSource {

	private final Map<Said, String> texts = new ConcurrentHashMap<>();

	private final Map<Said, MessageFormat> formats = new ConcurrentHashMap<>();

	@Override
	protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
		Said said = new Said(code, locale);
		String known = this.texts.get(said);
		if (known == null) {
			known = super.resolveCodeWithoutArguments(code, locale);
			if (known != null) {
				this.texts.put(said, known);
			}
		}
		return known;
	}

	@Override
	protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
		Said said = new Said(code, locale);
		MessageFormat known = this.formats.get(said);
		if (known == null) {
			known = super.resolveCode(code, locale);
			if (known != null) {
				this.formats.put(said, known);
			}
		}
		return known;
	}

	private record Said(String code, Locale locale) {
	}

}

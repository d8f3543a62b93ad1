package pe.siaf.continuity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import pe.siaf.identity.Profile;

/**
 * A browser as its script behaves: a key of its own, and entries that each name the hash
 * of the one before.
 */
public final class ABrowser {

	private static final JsonMapper JSON = new JsonMapper();

	private final KeyPair keys;

	private final String unit;

	private UUID id = new UUID(0, 0);

	private int sequence;

	private String head = "";

	private ABrowser(KeyPair keys, String unit) {
		this.keys = keys;
		this.unit = unit;
	}

	/**
	 * A browser with a key on a curve.
	 * @param curve its name
	 * @param unit whose it is to be
	 * @return the browser, not prepared yet
	 */
	public static ABrowser on(String curve, String unit) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec(curve));
			return new ABrowser(generator.generateKeyPair(), unit);
		}
		catch (GeneralSecurityException missing) {
			throw new IllegalStateException(missing);
		}
	}

	/** A browser that was prepared by somebody. */
	static ABrowser of(Profile person, Browsers browsers) {
		ABrowser browser = on("secp256r1", person.scope().head());
		Browser enrolled = browsers.enrol(browser.publicKey(), "Chrome · Linux", person);
		browser.id = enrolled.id();
		browser.head = enrolled.lastHash();
		return browser;
	}

	/** What it is enrolled with. */
	public byte[] publicKey() {
		return this.keys.getPublic().getEncoded();
	}

	/**
	 * Knows itself as the centre enrolled it.
	 * @param enrolled its key there
	 * @param first what its first entry follows
	 */
	public void isPrepared(UUID enrolled, String first) {
		this.id = enrolled;
		this.head = first;
	}

	/** Its key at the centre. */
	public UUID id() {
		return this.id;
	}

	int sequence() {
		return this.sequence;
	}

	/** A request for a certification on a line. */
	Map<String, Object> certification(String line, String amount) {
		return draft("CERTIFICATION", line, amount,
				Map.of("operationType", "N", "documentType", "086", "documentNumber", "MEMO " + UUID.randomUUID(),
						"documentDate", "2026-04-15", "justification", "Papel para la oficina"));
	}

	/** An annual commitment on an earlier entry or on a record. */
	Map<String, Object> commitment(String line, String amount, @Nullable Integer entry, @Nullable String document) {
		Map<String, Object> draft = draft("ANNUAL_COMMITMENT", line, amount,
				Map.of("documentType", "031", "documentNumber", "O/C 1", "documentDate", "2026-04-16", "justification",
						"Papel para la oficina", "ruc", "20131370645", "supplierName", "MINISTERIO"));
		if (entry != null) {
			draft.put("entry", entry);
		}
		if (document != null) {
			draft.put("document", document);
		}
		return draft;
	}

	/**
	 * A draft as the form makes it.
	 * @param stage of the document
	 * @param line target, rubro, type of resource and item, apart by hyphens
	 * @param amount of the line
	 * @param fields the form's fields
	 * @return what is to be signed, but for what ties it to the queue
	 */
	public Map<String, Object> draft(String stage, String line, String amount, Map<String, Object> fields) {
		String[] key = line.split("-");
		Map<String, Object> draft = new LinkedHashMap<>();
		draft.put("stage", stage);
		draft.put("year", 2026);
		draft.put("unit", this.unit);
		draft.put("at", Instant.now().toString());
		draft.put("fields", fields);
		draft.put("lines", List
			.of(Map.of("secFunc", key[0], "rubro", key[1], "resourceType", key[2], "item", key[3], "amount", amount)));
		return draft;
	}

	/**
	 * Signs an entry and goes on from it.
	 * @param draft what it says
	 * @return what is sent, as JSON
	 */
	public String signed(Map<String, Object> draft) {
		Sent sent = registers(draft);
		return JSON.writeValueAsString(Map.of("content", sent.content(), "signature", sent.signature()));
	}

	/** Signs an entry and goes on from it. */
	Sent registers(Map<String, Object> draft) {
		Map<String, Object> entry = new TreeMap<>(draft);
		this.sequence++;
		entry.put("device", this.id.toString());
		entry.put("sequence", this.sequence);
		entry.put("key", UUID.randomUUID().toString());
		entry.put("previous", this.head);
		String content = JSON.writeValueAsString(entry);
		this.head = BrowserKey.hash(content);
		return new Sent(content, sign(content), null);
	}

	String sign(String content) {
		try {
			Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
			signature.initSign(this.keys.getPrivate());
			signature.update(content.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException broken) {
			throw new IllegalStateException(broken);
		}
	}

}

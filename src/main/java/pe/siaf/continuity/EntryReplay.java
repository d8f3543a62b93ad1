package pe.siaf.continuity;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.execution.DraftsToMend;
import pe.siaf.execution.ExecutionRule;
import pe.siaf.execution.PreparedDraft;
import pe.siaf.execution.PreparedDrafts;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/**
 * Takes what was registered offline, in order and once each. First the entry is kept, if
 * it surely is its browser's and follows the one before; then it becomes a draft by the
 * rules of the forms, or a rule refuses it. An interruption between both is made up for
 * when the entry is sent again.
 */
@Service
class EntryReplay implements DraftsToMend {

	private static final Logger log = LoggerFactory.getLogger(EntryReplay.class);

	private final Browsers browsers;

	private final EntryStore store;

	private final EntryChecks checks;

	private final SignedEntry.Reader reader;

	private final PreparedDrafts drafts;

	private final Refusals refusals;

	private final TransactionTemplate transaction;

	EntryReplay(Browsers browsers, EntryStore store, EntryChecks checks, SignedEntry.Reader reader,
			PreparedDrafts drafts, Refusals refusals, PlatformTransactionManager manager) {
		this.browsers = browsers;
		this.store = store;
		this.checks = checks;
		this.reader = reader;
		this.drafts = drafts;
		this.refusals = refusals;
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Takes an entry. The same one again answers what became of it.
	 * @param sent as the browser sent it
	 * @param profile who sends it
	 * @return the entry with what became of it
	 * @throws RuleViolation if it can't be believed: then nothing is kept but a line of
	 * the audit trail
	 */
	Entry receive(Sent sent, Profile profile) {
		SignedEntry entry = this.reader.read(sent.content());
		Browser browser = this.browsers.ofPerson(entry.device(), profile);
		try {
			if (!BrowserKey.of(HexFormat.of().parseHex(browser.publicKey()))
				.signed(sent.content(), sent.signatureBytes())) {
				throw new RuleViolation(ContinuityRule.SIGNATURE_WRONG, Map.of("sequence", entry.sequence()));
			}
			this.transaction.executeWithoutResult((status) -> keep(browser, sent, entry, profile));
		}
		catch (DuplicateKeyException anothersKey) {
			throw notBelieved(browser, sent, chainBroken(browser, entry), profile);
		}
		catch (RuleViolation refused) {
			throw notBelieved(browser, sent, refused, profile);
		}
		Entry kept = this.store.find(browser.secEjec(), browser.id(), entry.sequence()).orElseThrow();
		if (!kept.result().equals("RECEIVED")) {
			return kept;
		}
		String dropped = sent.dropped();
		return (dropped != null && !dropped.isBlank()) ? discard(kept.id(), dropped, profile, false)
				: settle(kept, profile);
	}

	private void keep(Browser browser, Sent sent, SignedEntry entry, Profile profile) {
		this.store.lock(browser.secEjec(), browser.id());
		Browser head = this.browsers.ofPerson(browser.id(), profile);
		Optional<Entry> kept = this.store.find(browser.secEjec(), browser.id(), entry.sequence());
		boolean again = kept.filter((one) -> this.store.isSame(one, sent)).isPresent();
		if (!again) {
			if (entry.sequence() != head.lastSequence() + 1 || !entry.previous().equals(head.lastHash())) {
				throw chainBroken(head, entry);
			}
			this.store.keep(browser, sent, entry, profile);
		}
	}

	private static RuleViolation chainBroken(Browser head, SignedEntry entry) {
		return new RuleViolation(ContinuityRule.CHAIN_BROKEN,
				Figures.of("expected", head.lastSequence() + 1, "sequence", entry.sequence()));
	}

	private RuleViolation notBelieved(Browser browser, Sent sent, RuleViolation why, Profile profile) {
		this.transaction
			.executeWithoutResult((status) -> this.store.notBelieved(browser, sent, why.rule().code(), profile));
		return why;
	}

	/**
	 * Tries an entry again that waits or was refused.
	 * @param id the entry's key
	 * @param profile whose it is
	 * @return the entry with what became of it
	 * @throws RuleViolation CON-011 if it is settled
	 * @throws NotFound if it isn't theirs
	 */
	Entry retry(long id, Profile profile) {
		Entry entry = this.store.ofPerson(id, profile).orElseThrow(() -> new NotFound("entry " + id));
		refuseSettled(entry);
		return settle(entry, profile);
	}

	private Entry settle(Entry entry, Profile profile) {
		Browser browser = this.browsers.ofPerson(entry.deviceId(), profile);
		try {
			this.transaction.executeWithoutResult((status) -> register(browser, fresh(entry), profile));
		}
		catch (RuleViolation refused) {
			this.transaction.executeWithoutResult((status) -> refuse(fresh(entry), refused, profile));
		}
		catch (DataIntegrityViolationException unexplained) {
			// no rule knows it, and those after it go on
			log.error("What the database refused of entry {} of {} no rule explains", entry.id(), entry.secEjec(),
					unexplained);
			RuleViolation refused = new RuleViolation(ContinuityRule.NOT_AN_ENTRY, Map.of());
			this.transaction.executeWithoutResult((status) -> refuse(fresh(entry), refused, profile));
		}
		return this.store.find(entry.secEjec(), entry.deviceId(), entry.sequence()).orElseThrow();
	}

	/** The entry as it is, and stays until the transaction ends. */
	private Entry fresh(Entry entry) {
		this.store.lock(entry.secEjec(), entry.deviceId());
		return this.store.find(entry.secEjec(), entry.deviceId(), entry.sequence()).orElseThrow();
	}

	private void register(Browser browser, Entry entry, Profile profile) {
		if (entry.isSettled()) {
			return;
		}
		SignedEntry signed = this.reader.read(entry.content());
		this.checks.check(browser, signed, profile);
		PreparedDraft draft = signed.toDraft(predecessor(entry, signed));
		try {
			this.drafts.register(draft, profile, (made) -> this.store.made(entry, "TAKEN", made, profile));
		}
		catch (NotFound gone) {
			throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "predecessor"), "predecessor");
		}
	}

	private void refuse(Entry entry, RuleViolation refused, Profile profile) {
		if (!entry.isSettled()) {
			boolean waits = refused.rule() == ContinuityRule.PREDECESSOR_OPEN;
			this.store.refused(entry, waits ? "WAITING" : "REFUSED", refused.rule().code(), this.refusals.text(refused),
					profile);
		}
	}

	/** The record it draws on: one at the centre, or what an earlier entry became. */
	private @Nullable String predecessor(Entry entry, SignedEntry signed) {
		Integer drawsOn = signed.entry();
		if (drawsOn == null) {
			return signed.document();
		}
		Entry before = this.store.find(entry.secEjec(), entry.deviceId(), drawsOn).orElseThrow();
		if (before.result().equals("DISCARDED")) {
			throw new RuleViolation(ContinuityRule.PREDECESSOR_DISCARDED, Map.of("sequence", drawsOn));
		}
		Long record = before.recordId();
		if (record == null || !this.drafts.isApproved(before.secEjec(), record)) {
			throw new RuleViolation(ContinuityRule.PREDECESSOR_OPEN, Map.of("sequence", drawsOn));
		}
		return before.document();
	}

	/**
	 * Lets go of an entry.
	 * @param id its key
	 * @param why the reason
	 * @param profile whose it is, or who keeps the unit's browsers
	 * @param keeper whether the profile does
	 * @return the entry
	 * @throws RuleViolation CON-011 if it is settled, CON-014 without a reason
	 */
	Entry discard(long id, String why, Profile profile, boolean keeper) {
		Entry found = (keeper ? this.store.ofScope(id, profile) : this.store.ofPerson(id, profile))
			.orElseThrow(() -> new NotFound("entry " + id));
		if (why.isBlank()) {
			throw new RuleViolation(ContinuityRule.REASON_MISSING, Map.of(), "reason");
		}
		this.transaction.executeWithoutResult((status) -> {
			Entry entry = fresh(found);
			refuseSettled(entry);
			this.store.discarded(entry, why.strip(), profile);
		});
		return this.store.find(found.secEjec(), found.deviceId(), found.sequence()).orElseThrow();
	}

	private static void refuseSettled(Entry entry) {
		if (entry.isSettled()) {
			throw new RuleViolation(ContinuityRule.SETTLED, Map.of("sequence", entry.sequence()));
		}
	}

	@Override
	public Optional<PreparedDraft> find(String entry, Profile profile) {
		return entry.matches("\\d{1,18}")
				? this.store.ofPerson(Long.parseLong(entry), profile).filter(Entry::isOpen).flatMap(this::toMend)
				: Optional.empty();
	}

	/** An entry as the form takes it, once what it draws on is there. */
	Optional<PreparedDraft> toMend(Entry entry) {
		SignedEntry signed = this.reader.read(entry.content());
		try {
			return Optional.of(signed.toDraft(predecessor(entry, signed)));
		}
		catch (RuleViolation notYet) {
			return Optional.empty();
		}
	}

	@Override
	public void mended(String entry, PreparedDrafts.Made made, Profile profile) {
		Entry found = (entry.matches("\\d{1,18}") ? this.store.ofPerson(Long.parseLong(entry), profile)
				: Optional.<Entry>empty())
			.filter((one) -> made.page()
				.startsWith("/ejecucion/%s/%d/%s/".formatted(one.stage().slug(), one.fiscalYear(), one.secEjec())))
			.orElseThrow(() -> new NotFound("entry " + entry));
		Entry open = fresh(found);
		refuseSettled(open);
		this.store.made(open, "MENDED", made, profile);
	}

}

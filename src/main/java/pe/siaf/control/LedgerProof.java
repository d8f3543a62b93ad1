package pe.siaf.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.audit.AuditSeals;
import pe.siaf.control.Proof.Checked;

/**
 * Proves the ledger: every invariant is computed on one snapshot of the database while
 * the work goes on, and what it yields is kept. One proof runs at a time, whichever
 * instance it was asked of.
 */
@Service
class LedgerProof {

	private static final int LOCK = 20_220_101;

	private static final int WORST = 50;

	private static final String SYSTEM = "system";

	private final JdbcClient jdbc;

	private final AuditSeals seals;

	private final Proofs proofs;

	private final TransactionTemplate snapshot;

	LedgerProof(JdbcClient jdbc, AuditSeals seals, Proofs proofs, PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.seals = seals;
		this.proofs = proofs;
		this.snapshot = new TransactionTemplate(manager);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/**
	 * Proves the ledger now, after the proof that is running, if one is.
	 * @param username who asks
	 * @param profile under which profile
	 * @return the proof's key
	 */
	long onDemand(String username, String profile) {
		return inSnapshot(() -> {
			this.jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(LOCK).query(Integer.class).single();
			return run("DEMAND", username, profile);
		});
	}

	/**
	 * Proves the ledger once a night, however many instances ask for it.
	 * @return whether this call ran it
	 */
	boolean nightly() {
		return inSnapshot(() -> {
			boolean first = this.jdbc.sql("select pg_try_advisory_xact_lock(?)")
				.param(LOCK)
				.query(Boolean.class)
				.single() && !this.proofs.ranTonight();
			return first ? run("NIGHTLY", SYSTEM, SYSTEM) : 0L;
		}) > 0;
	}

	private long inSnapshot(Supplier<Long> work) {
		Long proof = this.snapshot.execute((status) -> work.get());
		if (proof == null) {
			throw new IllegalStateException("A proof has a key");
		}
		return proof;
	}

	private long run(String occasion, String username, String profile) {
		long begun = System.nanoTime();
		Map<ProofCheck, Checked> found = new EnumMap<>(ProofCheck.class);
		for (String view : ProofCheck.views()) {
			found.putAll(compute(view));
		}
		found.put(ProofCheck.AUDIT, audit());
		return this.proofs.keep(occasion, username, profile, millisSince(begun), List.copyOf(found.values()));
	}

	private Map<ProofCheck, Checked> compute(String view) {
		long begun = System.nanoTime();
		Map<ProofCheck, List<Difference>> rows = new EnumMap<>(ProofCheck.class);
		Map<ProofCheck, Long> counts = new EnumMap<>(ProofCheck.class);
		this.jdbc
			.sql("""
					select code, fiscal_year, sec_ejec, subject_type, subject, measure, expected, found, differences from (
					  select v.*, count(*) over (partition by code) differences,
					    row_number() over (partition by code order by weight desc, fiscal_year, sec_ejec, subject, measure) rank
					  from %s v) ranked
					where rank <= %d order by code, rank"""
				.formatted(view, WORST))
			.query((row) -> {
				ProofCheck code = ProofCheck.valueOf(row.getString("code"));
				counts.put(code, row.getLong("differences"));
				rows.computeIfAbsent(code, (none) -> new ArrayList<>())
					.add(new Difference(code, row.getObject("fiscal_year", Integer.class), row.getString("sec_ejec"),
							row.getString("subject_type"), row.getString("subject"), row.getString("measure"),
							row.getString("expected"), row.getString("found")));
			});
		long millis = millisSince(begun);
		Map<ProofCheck, Checked> found = new EnumMap<>(ProofCheck.class);
		for (ProofCheck check : ProofCheck.values()) {
			if (check.view().equals(view)) {
				found.put(check, new Checked(check, counts.getOrDefault(check, 0L), millis,
						rows.getOrDefault(check, List.of())));
			}
		}
		return found;
	}

	private Checked audit() {
		long begun = System.nanoTime();
		List<Difference> broken = this.seals.verifyAll()
			.stream()
			.filter((chain) -> !chain.sound())
			.map((chain) -> new Difference(ProofCheck.AUDIT, null, null, "CHAIN", chain.chain(), "seal", null,
					String.valueOf(chain.broken())))
			.toList();
		return new Checked(ProofCheck.AUDIT, broken.size(), millisSince(begun),
				broken.subList(0, Math.min(WORST, broken.size())));
	}

	private static long millisSince(long begun) {
		return (System.nanoTime() - begun) / 1_000_000;
	}

}

package pe.siaf.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals events in batches, a chain a unit, each seal over its events and the seal before
 * it, so that no act waits for another's and none can be changed unseen. One instance
 * seals at a time.
 */
@Component
public class AuditSeals {

	private static final int LOCK = 20_200_101;

	private final JdbcClient jdbc;

	AuditSeals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Seals all that is behind the oldest transaction still open. The server's own, such
	 * as a vacuum's, write no events and hold no seal back.
	 * @return how many chains got a seal
	 */
	@Transactional
	public int seal() {
		if (!this.jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single()) {
			return 0;
		}
		return this.jdbc.sql("""
				with horizon as (
				  select least(now(), min(xact_start)) at from pg_stat_activity
				  where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
				    and backend_type = 'client backend'),
				fresh as (
				  select e.chain from audit_event e, horizon
				  where e.at >= coalesce((select max(to_at) from audit_seal), '-infinity') and e.at < horizon.at
				  group by e.chain),
				batch as (
				  select f.chain, coalesce(l.seal, 0) + 1 seal, coalesce(l.to_at, '-infinity') since, h.at until,
				    coalesce(l.hash, '') previous
				  from fresh f cross join horizon h
				  left join lateral (select seal, to_at, hash from audit_seal s where s.chain = f.chain
				                     order by seal desc limit 1) l on true)
				insert into audit_seal (chain, seal, from_at, to_at, events, hash)
				select chain, seal, since, until,
				  (select count(*) from audit_event e where e.chain = b.chain and e.at >= since and e.at < until),
				  audit_batch_hash(chain, since, until, previous)
				from batch b""").update();
	}

	/**
	 * Computes every seal anew.
	 * @param chain the chain
	 * @return what was found
	 */
	@Transactional(readOnly = true)
	public Verification verify(String chain) {
		return this.jdbc.sql("""
				with seals as (
				  select seal, hash, to_at, events,
				    hash = audit_batch_hash(chain, from_at, to_at, coalesce(lag(hash) over w, ''))
				      and from_at = coalesce(lag(to_at) over w, '-infinity')
				      and seal = coalesce(lag(seal) over w, 0) + 1 sound
				  from audit_seal where chain = :chain window w as (order by seal))
				select :chain chain, count(*) seals, coalesce(sum(events), 0) events,
				  min(seal) filter (where not sound) broken,
				  (array_agg(hash order by seal desc))[1] head,
				  (select count(*) from audit_event e where e.chain = :chain
				   and e.at >= coalesce((select max(to_at) from seals), '-infinity')) waiting
				from seals""").param("chain", chain).query(Verification.class).single();
	}

	/**
	 * Every chain, computed anew.
	 * @return a result a chain, the national one first
	 */
	@Transactional(readOnly = true)
	public List<Verification> verifyAll() {
		return this.jdbc.sql("""
				select distinct chain from audit_event order by chain""")
			.query(String.class)
			.list()
			.stream()
			.map(this::verify)
			.sorted((one, other) -> Boolean.compare(other.chain().equals(AuditTrail.NATIONAL),
					one.chain().equals(AuditTrail.NATIONAL)))
			.toList();
	}

	/**
	 * What a chain's proof found.
	 *
	 * @param chain the chain
	 * @param seals how many seals it has
	 * @param events how many events they cover
	 * @param broken the first seal that doesn't hold, or {@code null} if all do
	 * @param head the last seal's hash: written down elsewhere, it proves the chain
	 * @param waiting events not sealed yet
	 */
	public record Verification(String chain, long seals, long events, @Nullable Long broken, @Nullable String head,
			long waiting) {

		public boolean sound() {
			return this.broken == null;
		}

	}

}

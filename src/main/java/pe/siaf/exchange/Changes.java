package pe.siaf.exchange;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What applying a file would change, told record by record: new, changed, equal,
 * vanished. Each record counts once, however many of its measures change.
 */
public final class Changes {

	/** Measures that are listed; records beyond them are only counted. */
	public static final int LISTED = 20_000;

	private final List<Change> list = new ArrayList<>();

	private int added;

	private int changed;

	private int equal;

	private int vanished;

	/**
	 * A record that isn't there yet.
	 * @param record its key as people know it, such as {@code 0001-00-2.3.1.5.1.2}
	 * @param values its measures
	 */
	public void added(String record, List<Measure> values) {
		this.added++;
		list(Nature.NEW, record, values);
	}

	/**
	 * A record that differs.
	 * @param record its key as people know it
	 * @param differences the measures that differ; none makes it an equal record
	 */
	public void compared(String record, List<Measure> differences) {
		if (differences.isEmpty()) {
			this.equal++;
		}
		else {
			this.changed++;
			list(Nature.CHANGED, record, differences);
		}
	}

	/**
	 * A record that the file doesn't hold any more.
	 * @param record its key as people know it
	 * @param values its measures
	 */
	public void vanished(String record, List<Measure> values) {
		this.vanished++;
		list(Nature.VANISHED, record, values);
	}

	/**
	 * Records that are as the file says, counted in bulk.
	 * @param records how many
	 */
	public void equal(int records) {
		this.equal += records;
	}

	/**
	 * Records counted in bulk, beyond those told one by one.
	 * @param added how many more are new
	 * @param changed how many more differ
	 * @param vanished how many more the file doesn't hold
	 */
	public void unlisted(int added, int changed, int vanished) {
		this.added += added;
		this.changed += changed;
		this.vanished += vanished;
	}

	public int added() {
		return this.added;
	}

	public int changed() {
		return this.changed;
	}

	public int equal() {
		return this.equal;
	}

	public int vanished() {
		return this.vanished;
	}

	List<Change> list() {
		return this.list;
	}

	private void list(Nature nature, String record, List<Measure> measures) {
		for (Measure measure : measures) {
			if (this.list.size() < LISTED) {
				this.list.add(new Change(nature, record, measure.name(), measure.before(), measure.after()));
			}
		}
	}

	/**
	 * A measure of a record before and after.
	 *
	 * @param name the measure; shown through the message {@code import.measure.<name>}
	 * where there is one
	 * @param before as it is; null where the record is new
	 * @param after as the file says; null where the record vanished
	 */
	public record Measure(String name, @Nullable String before, @Nullable String after) {
	}

	/** What happens to a record. */
	enum Nature {

		NEW, CHANGED, VANISHED

	}

	record Change(Nature nature, String record, String measure, @Nullable String before, @Nullable String after) {
	}

}

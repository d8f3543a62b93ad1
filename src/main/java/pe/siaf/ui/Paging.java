package pe.siaf.ui;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

import pe.siaf.money.AmountFormatter;

/**
 * The leaf of a list that is shown, and the way to the next: {@code ui/table :: pager}.
 * The leaf's number comes in the query as {@code pagina}.
 *
 * @param number the leaf, from 1
 * @param size rows a leaf
 * @param total rows in all
 * @param query the page's query
 */
public record Paging(int number, int size, long total, Query query) {

	/** Rows a leaf where nothing else is said. */
	public static final int SIZE = 50;

	private static final String PARAMETER = "pagina";

	/**
	 * The leaf that a request asks for; one out of range becomes the nearest there is.
	 * @param request the request
	 * @param size rows a leaf
	 * @param total rows in all
	 * @return the leaf
	 */
	public static Paging of(HttpServletRequest request, int size, long total) {
		long last = Math.max(1, (total + size - 1) / size);
		return new Paging((int) Math.min(last, Math.max(1, asked(request))), size, total, Query.of(request));
	}

	private static int asked(HttpServletRequest request) {
		String asked = request.getParameter(PARAMETER);
		try {
			return (asked != null) ? Integer.parseInt(asked) : 1;
		}
		catch (NumberFormatException unreadable) {
			return 1;
		}
	}

	/**
	 * Rows before this leaf, for the query's {@code offset}.
	 * @return the offset
	 */
	public long offset() {
		return (long) (this.number - 1) * this.size;
	}

	public long from() {
		return (this.total == 0) ? 0 : offset() + 1;
	}

	public long to() {
		return Math.min(this.total, offset() + this.size);
	}

	public String totalShown() {
		return AmountFormatter.printQuantity(BigDecimal.valueOf(this.total));
	}

	public @Nullable String previous() {
		return (this.number > 1) ? leaf(this.number - 1) : null;
	}

	public @Nullable String next() {
		return (to() < this.total) ? leaf(this.number + 1) : null;
	}

	private String leaf(int leaf) {
		return "?" + this.query.with(PARAMETER, leaf);
	}

}

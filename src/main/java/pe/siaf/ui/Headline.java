package pe.siaf.ui;

import org.jspecify.annotations.Nullable;

/**
 * One of the headline figures of a chain: {@code ui/chain}.
 *
 * @param kind {@code result}, {@code product}, {@code activity} or {@code money}
 * @param label message key of what it measures
 * @param figure the figure, ready to show
 * @param note what it compares with
 * @param href what it is made of, or {@code null}
 */
public record Headline(String kind, String label, String figure, String note, @Nullable String href) {
}

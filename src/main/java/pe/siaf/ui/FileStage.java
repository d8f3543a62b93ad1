package pe.siaf.ui;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * One stage on the line of a file: {@code ui/stages}.
 *
 * @param label message key of the stage's name
 * @param look {@code done}, {@code now} (it waits for somebody), {@code bad} (refused or
 * returned) or {@code wait} (not begun)
 * @param amount how much has reached it, or {@code null}
 * @param note when, who, or for whom it waits; may be empty
 * @param href its document's page, or {@code null}
 */
public record FileStage(String label, String look, @Nullable Amount amount, String note, @Nullable String href) {
}

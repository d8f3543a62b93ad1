package pe.siaf.ui;

import java.io.Serializable;

/**
 * A refused rule as a person reads it: what is wrong, with which figures, what to do.
 *
 * @param code the rule's code, shown small at the end for support
 * @param text the message in the reader's language, figures filled in
 * @param field the field it concerns, or empty where the whole act is meant
 */
public record RefusalView(String code, String text, String field) implements Serializable {
}

package com.xiaomi.privacy.legal.form;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a submission.
 *
 * @param path as in the body, with {@code []} for each entry of a list: {@code rights[].details.fields[].after}
 * @param right the right to whose details it belongs; null for a field of the whole submission
 * @param type what a front end shows
 * @param choices the codes of a choice, in their order; empty for other types
 * @param inQuery whether it is a parameter of the query, known before the body is read
 * @param meaning in plain English
 */
public record FormField(
        String path, Right right, FieldType type, Set<String> choices, boolean inQuery, String meaning) {

    /** The right to whose details the field belongs; empty for a field of the whole submission. */
    public Optional<Right> ownRight() {
        return Optional.ofNullable(right);
    }

    /** The path of the field around this one; empty at the top. The list itself is around its entries' fields. */
    public Optional<String> parent() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
    }
}

package com.xiaomi.privacy.legal.form;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.table.TableException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One edition of the form of a submission: its fields, and what is demanded of them by place, right and kind of
 * requester. The narrowest rule counts. Reference data that a lawyer must check.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class FormBook {
    /** The newest edition in this build. */
    public static final String CURRENT_EDITION = "2026-11-24";

    private final String edition;
    private final LawBook lawBook;
    private final List<FormField> fields;
    private final Map<String, List<PresenceRule>> rules;

    FormBook(String edition, LawBook lawBook, List<FormField> fields, List<PresenceRule> rules) {
        this.edition = edition;
        this.lawBook = lawBook;
        this.fields = List.copyOf(fields);
        this.rules = rules.stream().collect(Collectors.groupingBy(PresenceRule::path, Collectors.toUnmodifiableList()));
        new FormBookCheck(fields, rules).run();
    }

    /**
     * Reads one edition.
     *
     * @param edition the day it was compiled, as in {@link #CURRENT_EDITION}
     * @param lawBook says which places form a group
     * @throws TableException if this build has no such edition, or it names an unknown field, right or place, or leaves
     *     open what is demanded of a field
     */
    public static FormBook load(String edition, LawBook lawBook) {
        Set<String> groups = lawBook.rows().stream()
                .map(JurisdictionRow::group)
                // A group with the code of a country is that country.
                .filter(group -> !group.isEmpty() && !Jurisdiction.isCountry(group))
                .collect(Collectors.toUnmodifiableSet());
        FormTables tables = new FormTables(edition, groups);
        return new FormBook(edition, lawBook, tables.fields(), tables.rules());
    }

    /** Reads {@link #CURRENT_EDITION}. */
    public static FormBook current(LawBook lawBook) {
        return load(CURRENT_EDITION, lawBook);
    }

    /** The edition's name. */
    public String edition() {
        return edition;
    }

    /** Every field, a field after the one around it. */
    public List<FormField> fields() {
        return fields;
    }

    /**
     * What is demanded of a field in a place.
     *
     * @param right the right asked for; null for what counts whatever is asked for
     * @param kind for whom the request is made; null for what counts for anybody
     */
    public Demand demand(FormField field, Jurisdiction place, Right right, RequesterKind kind) {
        return rules.get(field.path()).stream()
                .filter(rule -> rule.right() == null || rule.right() == right)
                .filter(rule -> rule.kind() == null || rule.kind() == kind)
                .filter(rule -> rule.where().matches(place, lawBook))
                .max(Comparator.comparingInt(PresenceRule::rank))
                .map(PresenceRule::demand)
                .orElseThrow(() -> new TableException("The tables of the form say nothing about " + field.path()));
    }

    /** Whether some rule makes the right asked for decide on a field of the whole submission. */
    public boolean dependsOnRight(FormField field, Right right) {
        return field.ownRight().isEmpty() && rules.get(field.path()).stream().anyMatch(rule -> rule.right() == right);
    }
}

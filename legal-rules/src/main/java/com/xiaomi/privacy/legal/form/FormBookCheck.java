package com.xiaomi.privacy.legal.form;

import com.xiaomi.privacy.legal.law.PlacePattern;
import com.xiaomi.privacy.legal.table.TableException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses tables of the form that leave a question open or ask for what is not there. */
final class FormBookCheck {
    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    private final Map<String, List<FormField>> fields;
    private final List<PresenceRule> rules;

    FormBookCheck(List<FormField> fields, List<PresenceRule> rules) {
        this.fields = fields.stream().collect(Collectors.groupingBy(FormField::path));
        this.rules = rules;
        Set<Object> known = new HashSet<>();
        for (FormField field : fields) {
            require(known.add(List.of(field.path(), field.ownRight())), field.path(), "named twice");
            require(
                    (field.type() == FieldType.CHOICE) == !field.choices().isEmpty(),
                    field.path(),
                    "a choice needs its codes, and only a choice");
            field.parent().ifPresent(parent -> require(isKnown(parent), field.path(), "lies in no known field"));
        }
    }

    /** @throws TableException naming the first field that cannot be asked for */
    void run() {
        Set<PresenceRule.Key> keys = new HashSet<>();
        for (PresenceRule rule : rules) {
            require(keys.add(rule.key()), rule.path(), "two rules for the same case");
            require(fields.containsKey(rule.path()), rule.path(), "a rule for an unknown field");
            require(belongs(rule), rule.path(), "a rule for a right whose details lack the field");
            check(rule.path(), rule.demand());
        }
        fields.values().stream().flatMap(List::stream).forEach(this::requireGeneralRule);
    }

    /** Without a rule for everybody everywhere some form would say nothing about the field. */
    private void requireGeneralRule(FormField field) {
        require(
                rules.stream()
                        .anyMatch(rule -> rule.path().equals(field.path())
                                && rule.where() instanceof PlacePattern.Anywhere
                                && rule.kind() == null
                                && (rule.right() == null || rule.right() == field.right())),
                field.path(),
                "no rule for everybody everywhere");
    }

    private boolean belongs(PresenceRule rule) {
        return fields.get(rule.path()).stream()
                .anyMatch(field -> field.right() == null || rule.right() == null || rule.right() == field.right());
    }

    private void check(String path, Demand demand) {
        boolean conditional = demand.presence() == Presence.CONDITIONAL;
        require(conditional == (demand.when() != null), path, "a condition without need of it, or none where needed");
        require(
                conditional == (demand.otherwise() == Presence.OPTIONAL || demand.otherwise() == Presence.REFUSED),
                path,
                "a condition must say what counts otherwise: OPTIONAL or REFUSED");
        demand.condition().ifPresent(condition -> check(path, condition));
    }

    private void check(String path, Condition condition) {
        require(fields.containsKey(condition.path()), path, "a condition on an unknown field");
        Set<String> possible = fields.get(condition.path()).stream()
                .map(field -> field.type() == FieldType.YES_NO ? YES_OR_NO : field.choices())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        require(possible.containsAll(condition.values()), path, "a condition on a code that cannot be chosen");
    }

    /** An entry of a list lies in the list. */
    private boolean isKnown(String parent) {
        return fields.containsKey(parent) || fields.containsKey(parent.replaceFirst("\\[]$", ""));
    }

    private static void require(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw new TableException("The tables of the form: " + path + ": " + otherwise);
        }
    }
}

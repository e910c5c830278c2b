package com.xiaomi.privacy.legal.form;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a conditional field is required, in a form that a front end can evaluate.
 *
 * @param path of the field that decides, in the same entry of the same list
 * @param test how it decides
 * @param values codes; empty for {@link ConditionTest#ABSENT}
 */
public record Condition(String path, ConditionTest test, Set<String> values) {

    private static final Pattern VALUES = Pattern.compile("([^=!]+?)(!?)=(.+)");

    /**
     * Reads a condition as the tables write it: {@code path=CODE|CODE}, {@code path!=CODE} or {@code !path}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Condition parse(String text) {
        if (text.startsWith("!") && text.indexOf('=') < 0) {
            return new Condition(text.substring(1), ConditionTest.ABSENT, Set.of());
        }
        Matcher matcher = VALUES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a condition");
        }
        return new Condition(
                matcher.group(1),
                matcher.group(2).isEmpty() ? ConditionTest.ONE_OF : ConditionTest.NONE_OF,
                new LinkedHashSet<>(Arrays.asList(matcher.group(3).split("\\|"))));
    }

    /** @param value of the deciding field; null if it is absent */
    boolean holdsFor(String value) {
        return switch (test) {
            case ONE_OF -> value != null && values.contains(value);
            case NONE_OF -> value == null || !values.contains(value);
            case ABSENT -> value == null;
        };
    }
}

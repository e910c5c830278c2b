package com.xiaomi.privacy.legal.form;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which fields of a submission are filled in, and the codes chosen in them. What a person wrote is never in here: only
 * that they wrote something.
 *
 * @param codes the path of each field that is filled in ({@code rights[0].details.fields[1].after}), lists, their
 *     entries and groups too; with the code of a choice, {@code true} or {@code false}, otherwise an empty text
 */
public record Answers(Map<String, String> codes) {

    private static final Pattern ENTRY = Pattern.compile("\\[\\d+]");

    public Answers {
        codes = Map.copyOf(codes);
    }

    /** Whether the field is filled in. */
    public boolean has(String path) {
        return codes.containsKey(path);
    }

    /** The code chosen, or an empty text; null if the field is not filled in. */
    public String code(String path) {
        return codes.get(path);
    }

    /** The code chosen; empty if the field is not filled in. */
    public Optional<String> chosen(String path) {
        return Optional.ofNullable(code(path));
    }

    /** The places of a list's entries, counted from 0. */
    IntStream entries(String list) {
        return IntStream.iterate(0, i -> has(list + "[" + i + "]"), i -> i + 1);
    }

    /** A path of the form with the places of another, concrete path: both lie in the same entries of the same lists. */
    static String besides(String concrete, String path) {
        Matcher places = ENTRY.matcher(concrete);
        StringBuilder result = new StringBuilder(path);
        for (int at = result.indexOf("[]"); at >= 0 && places.find(); at = result.indexOf("[]")) {
            result.replace(at, at + 2, places.group());
        }
        return result.toString();
    }

    /** The codes in the order of their paths; shows nothing that a person wrote. */
    @Override
    public String toString() {
        return new TreeMap<>(codes).toString();
    }
}

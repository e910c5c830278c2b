package com.xiaomi.privacy.acceptance.leak;

import com.xiaomi.privacy.acceptance.leak.Disguises.Disguise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for values in all their disguises. */
final class LeakSearch {
    private final Map<String, Set<Disguise>> sought = new LinkedHashMap<>();

    /** @param values names for people, and the values, which could be guessed */
    LeakSearch(Map<String, String> values) {
        this(values, Map.of());
    }

    /**
     * @param values names for people, and the values, which could be guessed
     * @param tokens names for people, and long random values; the hash of one is how it ought to be kept
     */
    LeakSearch(Map<String, String> values, Map<String, String> tokens) {
        values.forEach((name, value) -> sought.put(name, Disguises.of(value)));
        tokens.forEach((name, value) -> sought.put(name, Disguises.readable(value)));
    }

    /** What was found and where; never the surroundings, for they may hold more. */
    record Leak(String place, String name, String form, int offset) {}

    /** All leaks in one place's content. */
    List<Leak> in(String place, byte[] content) {
        String exact = Disguises.latin(content);
        String lower = lowerAscii(exact);
        List<Leak> leaks = new ArrayList<>();
        sought.forEach((name, disguises) -> {
            for (Disguise disguise : disguises) {
                int offset = find(disguise, disguise.anyCase() ? lower : exact);
                if (offset >= 0) {
                    leaks.add(new Leak(place, name, disguise.form(), offset));
                }
            }
        });
        return leaks;
    }

    /** All leaks in several places. */
    List<Leak> in(Collection<Place> places) {
        return places.stream()
                .flatMap(place -> in(place.name(), place.content()).stream())
                .toList();
    }

    /** Somewhere to look. */
    record Place(String name, byte[] content) {}

    private static int find(Disguise disguise, String content) {
        int offset = content.indexOf(disguise.text());
        while (offset >= 0
                && disguise.alone()
                && !standsAlone(content, offset, disguise.text().length())) {
            offset = content.indexOf(disguise.text(), offset + 1);
        }
        return offset;
    }

    private static boolean standsAlone(String content, int offset, int length) {
        boolean before = offset > 0 && isAlphanumeric(content.charAt(offset - 1));
        int end = offset + length;
        boolean after = end < content.length() && isAlphanumeric(content.charAt(end));
        return !before && !after;
    }

    private static boolean isAlphanumeric(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    /** Only ASCII, so that each character stays the byte it was. */
    private static String lowerAscii(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char character = characters[i];
            if (character >= 'A' && character <= 'Z') {
                characters[i] = (char) (character + ('a' - 'A'));
            }
        }
        return new String(characters);
    }
}

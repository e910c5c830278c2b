package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Levels that are enough: any of several sets, each of which must be proven whole. Written {@code ACCOUNT|DOCUMENT+CONTACT}:
 * the account, or a document and the contact together. The first is the one that asks least of the person.
 *
 * @param alternatives at least one, none empty
 */
public record Ways(List<Set<AssuranceLevel>> alternatives) {

    private static final String OR = "|";
    private static final String AND = "+";

    public Ways {
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("a way needs a level");
        }
    }

    /** Any level is enough that is at least this one. */
    public static Ways atLeast(AssuranceLevel least) {
        return new Ways(Arrays.stream(AssuranceLevel.values())
                .filter(level -> level.compareTo(least) >= 0)
                .map(Set::of)
                .toList());
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException for an unknown level or an empty way
     */
    public static Ways parse(String written) {
        return new Ways(Arrays.stream(written.split("\\" + OR, -1))
                .map(way -> Arrays.stream(way.split("\\" + AND, -1))
                        .map(AssuranceLevel::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .toList());
    }

    /** The strongest level of the first way. */
    public AssuranceLevel level() {
        return Collections.max(alternatives.getFirst());
    }

    /** Whether what was proven is enough. */
    public boolean areReachedBy(Set<AssuranceLevel> proven) {
        return alternatives.stream().anyMatch(proven::containsAll);
    }

    /** Whether a level has a part in any of them. */
    public boolean mention(AssuranceLevel level) {
        return alternatives.stream().anyMatch(way -> way.contains(level));
    }

    /** The written form. */
    @Override
    public String toString() {
        return alternatives.stream()
                .map(way -> way.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(Enum::name)
                        .collect(Collectors.joining(AND)))
                .collect(Collectors.joining(OR));
    }
}

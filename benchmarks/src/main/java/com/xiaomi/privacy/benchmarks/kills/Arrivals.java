package com.xiaomi.privacy.benchmarks.kills;

import com.xiaomi.privacy.benchmarks.mails.MailReceiver.Letter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who got what.
 *
 * @param lost expected recipients without a letter
 * @param repeated letters beyond the first of each recipient that no kill explains
 * @param repeatedInWindow copies under the Message-ID of a letter that was accepted and not recorded at a kill
 */
record Arrivals(int lost, int repeated, int repeatedInWindow) {

    /**
     * Compares.
     *
     * @param recipients each of whom should get one letter
     * @param window Message-IDs of letters that were accepted and not recorded at a kill
     */
    static Arrivals of(Set<String> recipients, List<Letter> letters, Set<String> window) {
        Set<String> missing = new HashSet<>(recipients);
        letters.forEach(letter -> missing.remove(letter.recipient()));

        Map<String, Long> copies =
                letters.stream().collect(Collectors.groupingBy(Letter::messageId, Collectors.counting()));
        long inWindow = copies.entrySet().stream()
                .filter(letter -> window.contains(letter.getKey()))
                .mapToLong(letter -> letter.getValue() - 1)
                .sum();
        long beyondFirst = letters.size()
                - letters.stream().map(Letter::recipient).distinct().count();
        return new Arrivals(missing.size(), (int) (beyondFirst - inWindow), (int) inWindow);
    }
}

package com.xiaomi.privacy.notification.letter;

import java.util.List;

/**
 * What a letter says, without greeting, links and footer.
 *
 * @param paragraphs before the code, if there is one
 * @param closing after it
 */
record LetterDraft(String subject, List<String> paragraphs, List<String> closing) {

    LetterDraft {
        paragraphs = List.copyOf(paragraphs);
        closing = List.copyOf(closing);
    }

    static LetterDraft of(String subject, String... paragraphs) {
        return new LetterDraft(subject, List.of(paragraphs), List.of());
    }

    static LetterDraft of(String subject, List<String> paragraphs) {
        return new LetterDraft(subject, paragraphs, List.of());
    }
}

package com.xiaomi.privacy.notification.letter;

import java.util.List;

/**
 * What the templates lay out. Values come in as data only, so nothing a person wrote is ever template source.
 *
 * @param paragraphs before the code
 * @param code the one-time code; null if the message has none
 * @param closing after the code
 * @param footer who is responsible
 */
public record LetterContent(
        String language,
        String subject,
        String greeting,
        List<String> paragraphs,
        String code,
        List<String> closing,
        String linkText,
        List<String> footer) {

    public LetterContent {
        paragraphs = List.copyOf(paragraphs);
        closing = List.copyOf(closing);
        footer = List.copyOf(footer);
    }

    @Override
    public String toString() {
        return "LetterContent[" + language + "]";
    }
}

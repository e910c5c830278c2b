package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.foundation.language.HouseLanguage;
import java.util.List;

/**
 * The whole of a letter in one language. Values come in as data only, so nothing a person wrote is ever template source.
 *
 * @param remark about the text itself; null if there is none
 * @param paragraphs before the code
 * @param code the one-time code; null if the message has none
 * @param closing after the code
 * @param footer who is responsible
 */
public record LetterPart(
        HouseLanguage language,
        String remark,
        String greeting,
        List<String> paragraphs,
        String code,
        List<String> closing,
        List<Pointer> pointers,
        List<String> footer) {

    public LetterPart {
        paragraphs = List.copyOf(paragraphs);
        closing = List.copyOf(closing);
        pointers = List.copyOf(pointers);
        footer = List.copyOf(footer);
    }

    @Override
    public String toString() {
        return "LetterPart[" + language + "]";
    }
}

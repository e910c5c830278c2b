package com.xiaomi.privacy.notification.letter;

/**
 * A message, ready to be sent.
 *
 * @param language BCP 47, of the texts
 */
public record Letter(String language, String subject, String text, String html) {

    @Override
    public String toString() {
        return "Letter[" + language + "]";
    }
}

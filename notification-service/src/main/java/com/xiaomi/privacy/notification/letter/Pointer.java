package com.xiaomi.privacy.notification.letter;

/**
 * A link in a letter.
 *
 * @param label what it leads to, in the language of the letter
 * @param validity until when, and what it does to others, in that language; null if there is nothing to say
 */
public record Pointer(String label, String url, String validity) {

    /** One that always works. */
    public Pointer(String label, String url) {
        this(label, url, null);
    }

    @Override
    public String toString() {
        // The address may hold a secret behind its '#'.
        return "Pointer[" + label + "]";
    }
}

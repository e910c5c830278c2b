package com.xiaomi.privacy.notification.letter;

/**
 * A link in a letter.
 *
 * @param label what it leads to, in the language of the letter
 */
public record Pointer(String label, String url) {

    @Override
    public String toString() {
        // The address may hold a secret behind its '#'.
        return "Pointer[" + label + "]";
    }
}

package com.xiaomi.privacy.contracts.vocabulary;

import java.net.IDN;
import java.util.Locale;

/**
 * The form in which two e-mail addresses are one. Letters of ASCII count the same in either case, and a domain in its own
 * script the same as in its ASCII form (RFC 5891). Nothing else is folded: letters that only look alike, such as the Kelvin
 * sign, belong to somebody else, and so may what stands behind a plus sign.
 */
public final class EmailForm {

    private static final char AT = '@';

    private EmailForm() {}

    /** An address in this form. */
    public static String folded(String address) {
        int at = address.lastIndexOf(AT);
        return asciiLowerCase(address.substring(0, at + 1)) + domain(address.substring(at + 1));
    }

    private static String domain(String written) {
        try {
            return IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            // No domain name: it is the same as itself only.
            return written;
        }
    }

    private static String asciiLowerCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().map(c -> c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c).forEach(c -> folded.append((char) c));
        return folded.toString();
    }
}

package com.xiaomi.privacy.foundation.contact;

import com.ibm.icu.text.IDNA;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a mail can be sent to an address, and how the mail server wants it written. */
public sealed interface MailAddress {

    /** As it is sent to: the domain in its ASCII form (RFC 5891). */
    record Sendable(Personal written) implements MailAddress {

        /** What stands behind the @, as {@link MailAddress#domain} writes it. */
        public String atDomain() {
            String address = written.reveal();
            return address.substring(address.lastIndexOf('@') + 1);
        }
    }

    /** What stands before the @ is not ASCII: only mail servers that speak SMTPUTF8 (RFC 6531) take it. */
    record Internationalised() implements MailAddress {}

    /** None, more than one, or longer than any mail server takes. */
    record Unusable() implements MailAddress {}

    /** Looks at an address as somebody wrote it. */
    static MailAddress of(Personal address) {
        String value = address.reveal();
        if (!Form.ONE_ADDRESS.matcher(value).matches()) {
            return new Unusable();
        }
        int at = value.lastIndexOf('@');
        String local = value.substring(0, at);
        Optional<String> domain = domain(value.substring(at + 1));
        if (domain.isEmpty()
                || octets(local) > Form.MOST_LOCAL
                || octets(local) + 1 + domain.get().length() > Form.MOST) {
            return new Unusable();
        }
        return octets(local) == local.length()
                ? new Sendable(Personal.of(local + "@" + domain.get()))
                : new Internationalised();
    }

    /**
     * A domain as mail servers look it up: ASCII, in lower case (RFC 5891).
     *
     * @return empty for what is no domain
     */
    static Optional<String> domain(String written) {
        IDNA.Info wrong = new IDNA.Info();
        String ascii =
                Form.DOMAINS.nameToASCII(written, new StringBuilder(), wrong).toString();
        return Optional.of(ascii).filter(found -> !found.isEmpty() && !wrong.hasErrors());
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What is sent. */
    final class Form {

        // One address and nothing else: no second one, no name, no line break that would begin a header of its own.
        private static final Pattern ONE_ADDRESS =
                Pattern.compile("[^\\s\\p{Cntrl}\\p{Z}<>(),;:\"@]+@[^\\s\\p{Cntrl}\\p{Z}<>(),;:\"@]+");
        // Not as browsers did before 2010: "straße" is another domain than "strasse".
        private static final IDNA DOMAINS = IDNA.getUTS46Instance(
                IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
        // RFC 5321, section 4.5.3.1; a path has 256 octets with its brackets.
        private static final int MOST_LOCAL = 64;
        private static final int MOST = 254;

        private Form() {}
    }
}

package com.xiaomi.privacy.foundation.access;

/** What the house's own tokens have in common. */
final class Tokens {

    static final String PASS_ISSUER = "privacy-support/request-intake";
    static final String PROOF_ISSUER = "privacy-support/identity-verification";
    static final String REFERENCE = "reference";
    static final String PURPOSE = "purpose";
    static final String SESSION = "session";

    private Tokens() {}
}

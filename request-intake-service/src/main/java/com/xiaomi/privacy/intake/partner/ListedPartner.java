package com.xiaomi.privacy.intake.partner;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an operator says of a partner, whatever its protocol. */
public interface ListedPartner {

    /** By which the partner is known in its protocol: 1 to 40 letters, digits, hyphens and underscores. */
    String id();

    /** What staff and data subjects call it. */
    String name();

    /** Mailbox of the partner: messages about its requests go there, and proofs of who asks come from there. */
    String email();

    /** In which it is written to, BCP 47. */
    @WithDefault("en")
    String language();

    /** Place of the people it asks for where a message does not say it, for example {@code US-CA}. */
    Optional<String> place();
}

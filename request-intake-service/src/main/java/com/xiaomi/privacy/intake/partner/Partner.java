package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.Optional;

/**
 * An organisation that sends requests of people by a protocol of its trade.
 *
 * @param id the protocol and the id by which the operator lists it, for example {@code drp.EXAMPLE_AGENT}
 * @param mailbox where messages about its requests go
 * @param language BCP 47
 * @param place of the people it asks for where a message does not say it
 */
public record Partner(String id, Personal name, Personal mailbox, String language, Optional<Jurisdiction> place) {

    private static final String ID = "[A-Za-z0-9_-]{1,40}";

    /**
     * A partner as it is listed.
     *
     * @throws IllegalStateException if what the operator says of it can't be
     */
    public static Partner of(String protocol, ListedPartner listed) {
        require(listed.id().matches(ID), protocol, "a partner's id has 1 to 40 letters, digits, hyphens, underscores");
        require(listed.email().matches(PersonalText.EMAIL), protocol, "the email of " + listed.id() + " is no address");
        return new Partner(
                protocol + "." + listed.id(),
                Personal.of(listed.name()),
                Personal.of(listed.email()),
                listed.language(),
                listed.place().map(Jurisdiction::parse));
    }

    private static void require(boolean holds, String protocol, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("rights." + protocol + ": " + otherwise);
        }
    }
}

package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import java.util.Optional;

/** A secret that a message carries; fetched at the moment of sending and kept nowhere. */
public sealed interface Enclosure {

    /** Most messages carry none. */
    record Nothing() implements Enclosure {}

    /** One that is not told here: the message is read where others may read it too, and says so. */
    record Withheld() implements Enclosure {}

    /** A one-time code. */
    record OneTimeCode(Code code) implements Enclosure {}

    /**
     * What a letter on paper carries: whom only letters reach has no other way to the page of the request.
     *
     * @param link opens the request; empty where the code opens so much that one stolen letter must not be enough
     * @param code a one-time code; empty in most letters
     */
    record Posted(Optional<AccessLink> link, Optional<Code> code) implements Enclosure {}

    /** What a data subject is asked, with the code of their answer. */
    record Question(Confirmation confirmation) implements Enclosure {}

    /** A link that confirms a new contact. */
    record NewContact(ContactChange change) implements Enclosure {}

    /** A link that opens the request. */
    record Access(AccessLink link) implements Enclosure {}
}

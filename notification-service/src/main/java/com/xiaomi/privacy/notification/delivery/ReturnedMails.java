package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mails of which something was heard after the mail server had accepted them. The same twice changes nothing. */
@ApplicationScoped
public class ReturnedMails {

    private final Deliveries deliveries;
    private final SuppressedAddresses addresses;

    ReturnedMails(Deliveries deliveries, SuppressedAddresses addresses) {
        this.deliveries = deliveries;
        this.addresses = addresses;
    }

    /**
     * One came back: it counts as given up.
     *
     * @param noMailbox whether the address takes no mail at all, so that it is left alone for a while
     * @param recipients to whom it could not be delivered; if ours is not among them, somebody forwards what did arrive
     * @return what it changed
     */
    @Transactional
    public Effect undeliverable(UUID deliveryId, boolean noMailbox, List<Personal> recipients) {
        Optional<byte[]> sentTo = deliveries.lockedAddressOf(deliveryId);
        boolean isForwarded = sentTo.filter(ours -> recipients.stream()
                        .map(addresses::hashOf)
                        .noneMatch(recipient -> Arrays.equals(recipient, ours)))
                .isPresent();
        if (isForwarded) {
            return Effect.FORWARDED;
        }
        Optional<byte[]> returned = deliveries.returned(deliveryId);
        returned.filter(addressHash -> noMailbox)
                .ifPresent(addressHash -> addresses.add(addressHash, Suppression.NO_MAILBOX));
        if (returned.isPresent()) {
            return Effect.RETURNED;
        }
        return sentTo.isPresent() ? Effect.KNOWN_ALREADY : Effect.NOT_OURS;
    }

    /**
     * Its reader does not want such mails: they get no more but those that they have to get.
     *
     * @return what it changed
     */
    @Transactional
    public Effect unwanted(UUID deliveryId) {
        Optional<byte[]> sentTo = deliveries.lockedAddressOf(deliveryId);
        sentTo.ifPresent(addressHash -> addresses.add(addressHash, Suppression.COMPLAINT));
        return sentTo.isPresent() ? Effect.UNWANTED : Effect.NOT_OURS;
    }

    /** What a report changed. */
    public enum Effect {
        /** Its mail counts as given up. */
        RETURNED,
        /** Its address gets less. */
        UNWANTED,
        /** Nothing: that was known. */
        KNOWN_ALREADY,
        /** Nothing: what it speaks of did arrive, and somebody forwarded it. */
        FORWARDED,
        /** Nothing: it speaks of a mail that was never sent from here, so it may be forged. */
        NOT_OURS
    }
}

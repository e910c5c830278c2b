package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
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
     */
    @Transactional
    public void undeliverable(UUID deliveryId, boolean noMailbox, List<Personal> recipients) {
        boolean isForwarded = deliveries
                .addressOf(deliveryId)
                .filter(sentTo -> recipients.stream()
                        .map(addresses::hashOf)
                        .noneMatch(recipient -> Arrays.equals(recipient, sentTo)))
                .isPresent();
        if (isForwarded) {
            return;
        }
        deliveries
                .returned(deliveryId)
                .filter(addressHash -> noMailbox)
                .ifPresent(addressHash -> addresses.add(addressHash, Suppression.NO_MAILBOX));
    }

    /** Its reader does not want such mails: they get no more but those that they have to get. */
    @Transactional
    public void unwanted(UUID deliveryId) {
        deliveries.addressOf(deliveryId).ifPresent(addressHash -> addresses.add(addressHash, Suppression.COMPLAINT));
    }
}

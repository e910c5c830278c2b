package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.contact.MailAddress;
import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.notification.NotificationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;

/**
 * Addresses that get no mails for a while, by keyed hash: nobody learns an address from it who has not guessed it and the secret. This and
 * the hash of a delivery is all that is kept of an address here.
 */
@ApplicationScoped
class SuppressedAddresses implements Sweep {

    /** How long; then it is tried again. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final byte[] USE = {'a', 'd', 'd', 'r', 'e', 's', 's', 1};
    private static final String ADD = """
            INSERT INTO suppressed_address (address_hash, reason, since) VALUES (:hash, :reason, :now)
            ON CONFLICT (address_hash, reason) DO UPDATE SET since = excluded.since
            """;
    private static final String FIND = "SELECT reason FROM suppressed_address WHERE address_hash = :hash";
    private static final String REMOVE = """
            DELETE FROM suppressed_address WHERE (address_hash, reason) IN (
                SELECT address_hash, reason FROM suppressed_address WHERE since < :before
                LIMIT :atMost FOR UPDATE SKIP LOCKED)
            """;

    private final Session entities;
    private final DerivationSecret secret;
    private final Clock clock;

    SuppressedAddresses(Session entities, NotificationConfig config, Clock clock) {
        this.entities = entities;
        this.secret = DerivationSecret.read(config.secretFile(), "rights.notification.secret-file");
        this.clock = clock;
    }

    /** Keyed hash of an address, the same however it is capitalised, and in whichever script its domain is written. */
    byte[] hashOf(Personal address) {
        Personal written =
                MailAddress.of(address) instanceof MailAddress.Sendable(Personal sendable) ? sendable : address;
        return secret.derive(USE, written.reveal().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an address does not get a message now. */
    @Transactional
    boolean stop(Personal address, MessageKind message) {
        List<String> reasons = entities.createNativeQuery(FIND, String.class)
                .setParameter("hash", hashOf(address))
                .getResultList();
        return reasons.stream().map(Suppression::valueOf).anyMatch(reason -> reason.stops(message));
    }

    /** From now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(byte[] addressHash, Suppression reason) {
        entities.createNativeQuery(ADD)
                .setParameter("hash", addressHash)
                .setParameter("reason", reason.name())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    @Override
    public String name() {
        return "suppressed addresses";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        return entities.createNativeQuery(REMOVE)
                .setParameter("before", clock.instant().minus(KEPT))
                .setParameter("atMost", atMost)
                .executeUpdate();
    }
}

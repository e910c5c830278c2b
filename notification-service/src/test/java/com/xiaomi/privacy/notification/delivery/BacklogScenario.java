package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import com.xiaomi.privacy.notification.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the tests of many mails at once share: requests of which nobody was told yet, and mails that are planned together. */
abstract class BacklogScenario extends MailScenario {

    private static final int IN_ONE_TRANSACTION = 500;

    @Inject
    Deliveries deliveries;

    @Inject
    RequestContexts contexts;

    @Inject
    Database database;

    /** A request of somebody at that address. */
    UUID known(UUID id, String email) throws Exception {
        world.contact(id, email, null, 0);
        RequestEvent.Submitted sample = submitted("en");
        RequestContext context = new RequestContext(new RequestEvent.Submitted(
                id,
                sample.reference(),
                sample.personRef(),
                sample.cell(),
                sample.country(),
                null,
                sample.language(),
                sample.requesterKind(),
                sample.receivedAt(),
                sample.policyVersion(),
                sample.cases(),
                false,
                null,
                sample.contactRef()));
        QuarkusTransaction.requiringNew().run(() -> contexts.persist(context));
        return id;
    }

    /** As {@link #known(UUID, String)}, at an address of its own. */
    UUID known(String who) throws Exception {
        UUID id = Ids.next();
        return known(id, address(who, id));
    }

    static String address(String who, UUID id) {
        return who + "." + id + "@example.org";
    }

    static PrivacyEvent posted(UUID id) {
        return new RequestEvent.MessageSent(id, Ids.next(), null, Instant.now());
    }

    void plan(List<PrivacyEvent> told, MessageKind message) {
        for (int from = 0; from < told.size(); from += IN_ONE_TRANSACTION) {
            List<PrivacyEvent> some = told.subList(from, Math.min(told.size(), from + IN_ONE_TRANSACTION));
            QuarkusTransaction.requiringNew()
                    .run(() -> some.forEach(
                            event -> deliveries.plan(new EventEnvelope(Ids.next(), 1, Instant.now(), event), message)));
        }
    }

    /** As if the time to wait had passed for all messages of requests. */
    void letAllBeDue(List<UUID> requests) {
        database.update("""
                UPDATE scheduled_tasks SET execution_time = now()
                WHERE NOT picked AND execution_time > now() AND task_instance IN (
                    SELECT delivery_id::text FROM delivery WHERE request_id = ANY (?))
                """, (Object) requests.toArray(UUID[]::new));
    }
}

package com.xiaomi.privacy.intake.internal;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.intake.internal.InternalViews.PersonRefsView;
import com.xiaomi.privacy.intake.internal.PersonSearchResource.Identifier;
import com.xiaomi.privacy.intake.person.PersonIndex;
import com.xiaomi.privacy.intake.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Finds people by their keyed hashes, and writes into the trail of each of their requests who looked and what for. */
@ApplicationScoped
class PersonSearch {

    private final PersonIndex index;
    private final Requests requests;
    private final AuditTrail auditTrail;

    PersonSearch(PersonIndex index, Requests requests, AuditTrail auditTrail) {
        this.index = index;
        this.requests = requests;
        this.auditTrail = auditTrail;
    }

    /** @param by names exactly one identifier */
    @Transactional
    PersonRefsView find(Identifier by, Purpose purpose, Actor.Machine caller) {
        List<UUID> found = by.miId() == null ? index.withEmail(by.email()) : index.withMiId(by.miId());
        if (!found.isEmpty()) {
            requests.aboutAnyOf(found)
                    .forEach(requestId -> auditTrail.record(AuditEntry.of(requestId, caller, "person.looked-up")
                            .with("by", by.miId() == null ? "email" : "miId")
                            .with("purpose", purpose.name())));
        }
        return new PersonRefsView(found);
    }
}

package com.xiaomi.privacy.casework.search;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who of the staff looked somebody up, in the trails of what they found. */
@ApplicationScoped
public class PersonLookups {

    private final AuditTrail auditTrail;

    PersonLookups(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    /**
     * Notes a search; one that found nobody stands in the trail of who searched.
     *
     * @param requestIds what was found
     * @param by by what was searched; never whom
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Stream<UUID> requestIds, String by, Actor.Staff staff) {
        // All writers of several trails take them in the same order.
        List<UUID> found = requestIds.distinct().sorted().toList();
        if (found.isEmpty()) {
            auditTrail.record(
                    AuditEntry.apart(staff.subject(), staff, "person.not-found").with("by", by));
        }
        found.forEach(requestId -> auditTrail.record(
                AuditEntry.of(requestId, staff, "person.looked-up").with("by", by)));
    }
}

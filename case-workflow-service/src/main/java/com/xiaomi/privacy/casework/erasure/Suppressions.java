package com.xiaomi.privacy.casework.erasure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who was erased where. */
@ApplicationScoped
class Suppressions implements PanacheRepositoryBase<Suppression, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /**
     * Those of a system that were made or have changed since a time, by task.
     *
     * @param after begins behind this task; null for the first ones
     */
    List<Suppression> of(String system, Instant changedSince, UUID after, int atMost) {
        return find(
                        "system = ?1 and taskId > ?2 and changedAt >= ?3 order by taskId",
                        system,
                        after == null ? FIRST : after,
                        changedSince)
                .page(Page.ofSize(atMost))
                .list();
    }

    /** Under which keys which systems know somebody. */
    List<KeyOfSystem> keys() {
        return find("select distinct system, keyId from Suppression order by system, keyId")
                .project(KeyOfSystem.class)
                .list();
    }

    /** Those of somebody, in the order of erasure. */
    List<Suppression> ofHashes(Set<String> emails, Set<String> miIds, int atMost) {
        return find("emailHash in ?1 or miIdHash in ?2 order by erasedAt, taskId", emails, miIds)
                .page(Page.ofSize(atMost))
                .list();
    }

    /** Tasks whose entries need not be kept any more, unless something of theirs is yet to be erased. */
    @Transactional
    List<UUID> over(Instant now, int atMost) {
        return find(
                        "select s.taskId from Suppression s where s.keptUntil <= ?1 and not exists"
                                + " (select 1 from ErasureRemainder r where r.taskId = s.taskId and r.endedAt is null)",
                        now)
                .page(Page.ofSize(atMost))
                .project(UUID.class)
                .list();
    }

    /** A key of a system. */
    record KeyOfSystem(String system, int keyId) {}
}

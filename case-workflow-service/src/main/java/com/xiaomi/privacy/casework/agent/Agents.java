package com.xiaomi.privacy.casework.agent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The agents. Whoever gives one a case locks the row first, after that of the case. */
@ApplicationScoped
public class Agents implements PanacheRepositoryBase<Agent, UUID> {

    /** Those who can be given cases, locked in the order of their ids: so the rule counts what others have just given. */
    public List<Agent> lockedActive() {
        return find("active = true order by sub")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The agent, locked, if they can be given cases. */
    public Optional<Agent> lockedActive(UUID sub) {
        return find("sub = ?1 and active = true", sub)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whether all of these are registered. */
    public boolean know(Collection<UUID> subs) {
        return count("sub in ?1", subs) == subs.size();
    }
}

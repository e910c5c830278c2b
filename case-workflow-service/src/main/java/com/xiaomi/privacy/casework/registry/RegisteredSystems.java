package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The data systems as tasks need them. */
@ApplicationScoped
class RegisteredSystems implements PanacheRepositoryBase<RegisteredSystem, String> {

    /** Makes changes to the registry happen one after the other. Ends with the transaction. */
    void oneAtATime() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('data_system'))", Integer.class)
                .getSingleResult();
    }

    /** Some of those that get tasks for a right, by name, behind a name. */
    List<RegisteredSystem> serving(Right right, String after, int atMost) {
        return find("retiredAt is null and array_contains(rights, ?1) and name > ?2 order by name", right.name(), after)
                .page(Page.ofSize(atMost))
                .list();
    }

    /** Those that get tasks for a right and say where they work, by name. */
    List<RegisteredSystem> servingElsewhere(Right right) {
        return list(
                "retiredAt is null and array_contains(rights, ?1) and country is not null order by name", right.name());
    }

    Optional<RegisteredSystem> locked(String name) {
        return findByIdOptional(name, LockModeType.PESSIMISTIC_WRITE);
    }
}

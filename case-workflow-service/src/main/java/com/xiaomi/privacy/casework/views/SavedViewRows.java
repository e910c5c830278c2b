package com.xiaomi.privacy.casework.views;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The views that staff keep. */
@ApplicationScoped
class SavedViewRows implements PanacheRepositoryBase<SavedView, SavedView.Key> {

    /** Makes changes to shared views happen one after the other. Ends with the transaction. */
    void oneAtATime() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('saved_view'))", Integer.class)
                .getSingleResult();
    }

    Optional<SavedView> own(UUID owner, String name) {
        return find("owner = ?1 and name = ?2", owner, name).firstResultOptional();
    }

    /** The view of this name that all staff see. */
    Optional<SavedView> shared(String name) {
        return find("shared and name = ?1", name).firstResultOptional();
    }

    /** What somebody sees: their own views first, then those that others share. */
    List<SavedView> seenBy(UUID staff) {
        return list("owner = ?1 or shared order by case when owner = ?1 then 0 else 1 end, name", staff);
    }

    long countOf(UUID owner) {
        return count("owner", owner);
    }
}

package com.xiaomi.privacy.casework.fulfilment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of the tasks. */
@ApplicationScoped
public class TaskFiles implements PanacheRepositoryBase<TaskFile, UUID> {

    /** By name. */
    public List<TaskFile> of(UUID taskId) {
        return list("taskId = ?1 order by name", taskId);
    }

    /** The file of this name; empty if there is none. */
    public Optional<TaskFile> named(UUID taskId, String name) {
        return find("taskId = ?1 and name = ?2", taskId, name).firstResultOptional();
    }
}

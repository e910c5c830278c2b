package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A file that a data system sent. Its content lies encrypted in the object store. */
@Entity
public class TaskFile {

    @Id
    private UUID fileId;

    private UUID taskId;
    private String name;

    @Embedded
    private StoredObject content;

    private Instant storedAt;

    /** For Hibernate. */
    protected TaskFile() {}

    TaskFile(UUID taskId, String name, StoredObject content, Instant now) {
        this.fileId = Ids.next();
        this.taskId = taskId;
        this.name = name;
        this.content = content;
        this.storedAt = now;
    }

    void replace(StoredObject with, Instant now) {
        content = with;
        storedAt = now;
    }

    /** Names the file. */
    public UUID fileId() {
        return fileId;
    }

    /** The task it answers. */
    public UUID taskId() {
        return taskId;
    }

    /** As the system named it: letters, digits, dot, dash and underscore. */
    public String name() {
        return name;
    }

    /** Where it lies. */
    public StoredObject content() {
        return content;
    }

    /** UTC. */
    public Instant storedAt() {
        return storedAt;
    }
}

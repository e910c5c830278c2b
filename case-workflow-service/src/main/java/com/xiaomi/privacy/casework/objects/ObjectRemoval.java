package com.xiaomi.privacy.casework.objects;

import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** An object that is still to be deleted from the store. */
@Entity
class ObjectRemoval {

    @Id
    private UUID removalId;

    private String bucket;
    private String object;

    /** For Hibernate. */
    protected ObjectRemoval() {}

    ObjectRemoval(String bucket, String object) {
        this.removalId = Ids.next();
        this.bucket = bucket;
        this.object = object;
    }

    UUID removalId() {
        return removalId;
    }

    String bucket() {
        return bucket;
    }

    String object() {
        return object;
    }
}

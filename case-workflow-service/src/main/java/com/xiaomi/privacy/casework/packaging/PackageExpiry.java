package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * Deletes packages that nobody can download any more, with the files of which they were made: first from the store, then the rows,
 * so that the trail says deleted only of what is gone.
 */
@ApplicationScoped
class PackageExpiry implements Sweep {

    private final ExpiredPackages expired;
    private final ObjectStore store;

    PackageExpiry(ExpiredPackages expired, ObjectStore store) {
        this.expired = expired;
        this.store = store;
    }

    @Override
    public String name() {
        return "expired packages";
    }

    @Override
    public int remove(int atMost) {
        List<UUID> caseIds = expired.some(atMost);
        caseIds.forEach(this::delete);
        return caseIds.size();
    }

    private void delete(UUID caseId) {
        List<StoredObject> contents = expired.of(caseId);
        for (StoredObject content : contents) {
            try {
                store.delete(content.bucket(), content.object());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        expired.forget(caseId, contents);
    }
}

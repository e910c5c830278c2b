package com.xiaomi.privacy.casework.objects;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.ContentWriter;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;

/** Writes an object together with the row that names it: in the end there are both or neither. */
@ApplicationScoped
public class KeptObjects {

    private final EncryptedObjects objects;
    private final ObjectRemovals removals;
    private final CaseworkConfig config;

    KeptObjects(EncryptedObjects objects, ObjectRemovals removals, CaseworkConfig config) {
        this.objects = objects;
        this.removals = removals;
        this.config = config;
    }

    /**
     * Writes a new object and then, in one transaction, the rows that need it.
     *
     * @param kind first part of the object's name
     * @param rows says whether the object is wanted; if not, it is deleted
     */
    public <R extends Wanted> R write(String kind, DataKey key, ContentWriter content, Function<StoredObject, R> rows)
            throws IOException {
        String object = kind + "/" + Ids.next();
        UUID removal = removals.unlessKept(config.packageBucket(), object);
        Sealed sealed = objects.put(config.packageBucket(), object, key, content);
        return QuarkusTransaction.requiringNew().call(() -> {
            R result = rows.apply(StoredObject.of(sealed));
            removals.keep(removal);
            if (!result.isWanted()) {
                removals.afterCommit(sealed.bucket(), sealed.object());
            }
            return result;
        });
    }

    /** A result that says whether the object it is about is to be kept. */
    public interface Wanted {
        /** False if the object must go. */
        boolean isWanted();
    }
}

package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.client.UnreadBody;
import com.xiaomi.privacy.foundation.files.FileCheck;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes the pipelines of a service. */
@ApplicationScoped
public class UploadPipelines {

    private final ObjectStore store;
    private final EncryptedObjects objects;
    private final DataKeys dataKeys;
    private final FileCheck fileCheck;
    private final UnreadBody unreadBody;
    private final Clock clock;

    UploadPipelines(
            ObjectStore store,
            EncryptedObjects objects,
            DataKeys dataKeys,
            FileCheck fileCheck,
            UnreadBody unreadBody,
            Clock clock) {
        this.store = store;
        this.objects = objects;
        this.dataKeys = dataKeys;
        this.fileCheck = fileCheck;
        this.unreadBody = unreadBody;
        this.clock = clock;
    }

    /** The pipeline of one kind of files. */
    public <F extends UploadedFile> UploadPipeline<F> open(UploadPlace place, UploadRegister<F> register) {
        Quarantine quarantine = new Quarantine(store, place);
        SealedContents contents = new SealedContents(objects, dataKeys, place.cleanBucket());
        return new UploadPipeline<>(
                quarantine,
                new UploadStream(quarantine, unreadBody, clock),
                new UploadCheck<>(register, quarantine, contents, fileCheck),
                contents,
                register);
    }
}

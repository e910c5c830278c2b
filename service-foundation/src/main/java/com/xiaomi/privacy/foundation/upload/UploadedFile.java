package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import java.time.Instant;
import java.util.UUID;

/** A file that a person sends, as it stands in the table of the service that takes it in. */
public interface UploadedFile {

    /** Its id, which is also the name of its upload in quarantine. */
    UUID fileId();

    /** The type announced, and once kept also found. */
    String mediaType();

    /** As announced until it is kept, then as measured. */
    long sizeBytes();

    /** SHA-256 of the file as sent, hexadecimal: as announced, maybe null, until it is kept. */
    String sentSha256();

    /** When it was announced, UTC. */
    Instant announcedAt();

    /** Where it stands. */
    UploadStage stage();

    /** Why it was not accepted; null unless it was refused. */
    FileRejection rejection();

    /** Where its content lies; meaningful only once kept. */
    Sealed content();

    /** The key that its content needs beside the request's; null for files from before each had its own. */
    UUID contentKeyId();
}

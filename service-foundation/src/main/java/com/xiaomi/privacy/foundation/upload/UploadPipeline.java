package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.objects.ObjectStore.UploadForm;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The way of a file into a service and out again, the same in all of them: quarantine, check and scan, encryption, download,
 * destruction. What becomes of it the service itself keeps ({@link UploadRegister}).
 *
 * @param <F> the service's row of a file
 */
public final class UploadPipeline<F extends UploadedFile> {

    /** Nothing stays longer in quarantine, counted from the announcement. */
    public static final Duration LONGEST_STAY = Duration.ofHours(1);

    /** Name of the work that sees to that; to be enqueued with the file's id when it is announced. */
    public static final String SWEEP = QuarantineSweep.NAME;

    private final Quarantine quarantine;
    private final UploadStream stream;
    private final UploadCheck<F> check;
    private final SealedContents contents;
    private final FileDownload download;
    private final UploadRegister<F> register;

    UploadPipeline(
            Quarantine quarantine,
            UploadStream stream,
            UploadCheck<F> check,
            SealedContents contents,
            UploadRegister<F> register) {
        this.quarantine = quarantine;
        this.stream = stream;
        this.check = check;
        this.contents = contents;
        this.download = new FileDownload(contents);
        this.register = register;
    }

    /** Where the person sends an announced file. */
    public UploadView invite(F announced) throws IOException {
        UploadForm form = quarantine.uploadForm(announced);
        return new UploadView("POST", form.url(), form.fields(), quarantine.openUntil(announced));
    }

    /**
     * Streams a file into quarantine through the service.
     *
     * @param length the header {@code Content-Length}; null if there is none
     * @param mediaType the header {@code Content-Type}; null if there is none
     * @throws ProblemException if it is not what was announced
     * @throws IOException if it breaks off; nothing of it is kept
     */
    public void receive(F announced, String length, String mediaType, InputStream body) throws IOException {
        stream.receive(announced, length, mediaType, body);
    }

    /**
     * Checks what was uploaded and keeps it if it passes; asking again gives the same answer.
     *
     * @throws IOException if it can't be checked now; the upload waits
     */
    public Completion<F> complete(Actor by, F file) throws IOException {
        return check.complete(by, file);
    }

    /**
     * Answers with a kept file, or a part of it.
     *
     * @param key of the request
     * @param range the header {@code Range}; null if there is none
     * @param ifRange the header {@code If-Range}; null if there is none
     * @throws ProblemException if the file has no such part
     */
    public Response download(F kept, DataKey key, Personal fileName, String range, String ifRange) throws IOException {
        return download.of(kept, key, fileName, range, ifRange);
    }

    /** Lets another service of the house read a kept file for a minute. */
    public Grant grant(F kept, DataKey key) throws IOException {
        return contents.grant(kept, key);
    }

    /**
     * Destroys what there is of a file outside the database: its key, its object, its upload. Can be repeated.
     *
     * @return the id of its key that is gone; empty if it had none of its own
     */
    public Optional<UUID> destroy(F file) throws IOException {
        contents.destroy(file);
        quarantine.empty(file.fileId());
        return Optional.ofNullable(file.contentKeyId());
    }

    /** The work {@link #SWEEP}, for the service to produce. */
    public DurableWork sweep() {
        return new QuarantineSweep(register, quarantine);
    }
}

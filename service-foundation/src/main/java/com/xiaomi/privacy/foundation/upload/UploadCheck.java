package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.files.FileCheck;
import com.xiaomi.privacy.foundation.files.FileCheck.Expected;
import com.xiaomi.privacy.foundation.files.FileInspection;
import com.xiaomi.privacy.foundation.files.FileKind;
import com.xiaomi.privacy.foundation.files.FileRejected;
import com.xiaomi.privacy.foundation.identifier.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Has an upload checked and, if it passes, keeps it encrypted in the clean bucket. Reads it once, so what was checked is
 * what is kept. Done twice at the same time, one wins and the other deletes its own copy; a copy left by a replica that
 * died can be read by nobody, for its content key was kept nowhere.
 */
final class UploadCheck<F extends UploadedFile> {

    private final UploadRegister<F> register;
    private final Quarantine quarantine;
    private final SealedContents contents;
    private final FileCheck fileCheck;

    UploadCheck(UploadRegister<F> register, Quarantine quarantine, SealedContents contents, FileCheck fileCheck) {
        this.register = register;
        this.quarantine = quarantine;
        this.contents = contents;
        this.fileCheck = fileCheck;
    }

    /**
     * Settles an upload; asking again gives the same answer.
     *
     * @throws IOException if it can't be checked now; the upload waits
     */
    Completion<F> complete(Actor by, F file) throws IOException {
        return switch (file.stage()) {
            case AWAITED -> check(by, file);
            case KEPT, REFUSED, OVER -> settled(file);
        };
    }

    private Completion<F> check(Actor by, F file) throws IOException {
        UUID id = file.fileId();
        OptionalLong size = quarantine.size(id);
        if (size.isEmpty()) {
            return settledMeanwhile(file).orElseGet(Completion.NothingUploaded::new);
        }
        try {
            return settled(keep(by, file));
        } catch (FileRejected e) {
            return settled(register.reject(by, id, e.reason()));
        } catch (IOException e) {
            // The other of two calls at the same time may have emptied quarantine under our hands.
            return settledMeanwhile(file).orElseThrow(() -> e);
        }
    }

    private F keep(Actor by, F file) throws IOException {
        String object = file.fileId() + "/" + Ids.next();
        try (InputStream upload = quarantine.open(file.fileId())) {
            FileInspection inspection = fileCheck.inspect(upload, expected(file));
            KeptContent written = contents.write(object, register.keyOf(file), inspection::copyTo);
            F kept = register.keep(by, file.fileId(), written, inspection.findings());
            if (kept.stage() != UploadStage.KEPT || !kept.content().object().equals(object)) {
                contents.destroy(written);
            }
            return kept;
        }
    }

    private static Expected expected(UploadedFile announced) {
        return new Expected(
                FileKind.declared(announced.mediaType()).orElseThrow(),
                announced.sizeBytes(),
                Optional.ofNullable(announced.sentSha256()));
    }

    /** Another call may have emptied quarantine between our two looks. */
    private Optional<Completion<F>> settledMeanwhile(F file) throws IOException {
        Optional<F> now = register.current(file).filter(current -> current.stage() != UploadStage.AWAITED);
        return now.isPresent() ? Optional.of(settled(now.get())) : Optional.empty();
    }

    private Completion<F> settled(F file) throws IOException {
        quarantine.empty(file.fileId());
        return switch (file.stage()) {
            case KEPT -> new Completion.Stored<>(file);
            case REFUSED -> new Completion.Rejected<>(file.rejection());
            case OVER -> new Completion.Over<>();
            case AWAITED -> throw new IllegalStateException("file was not settled");
        };
    }
}

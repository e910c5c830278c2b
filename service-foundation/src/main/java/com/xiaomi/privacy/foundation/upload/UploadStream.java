package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.client.UnreadBody;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Takes a file in through this service. What its headers say is held against its announcement before a byte is read. */
final class UploadStream {

    private final Quarantine quarantine;
    private final UnreadBody unreadBody;
    private final Clock clock;

    UploadStream(Quarantine quarantine, UnreadBody unreadBody, Clock clock) {
        this.quarantine = quarantine;
        this.unreadBody = unreadBody;
        this.clock = clock;
    }

    /**
     * Streams a file into quarantine.
     *
     * @param length the header {@code Content-Length}; null if there is none
     * @param mediaType the header {@code Content-Type}; null if there is none
     * @throws ProblemException if it is not what was announced
     * @throws IOException if it breaks off; nothing of it is kept
     */
    void receive(UploadedFile announced, String length, String mediaType, InputStream body) throws IOException {
        try {
            require(announced, length, mediaType);
        } catch (ProblemException e) {
            // Else the server would read the rest of it, to find the next request behind it.
            unreadBody.leave();
            throw e;
        }
        quarantine.put(announced, body);
    }

    private void require(UploadedFile announced, String length, String mediaType) {
        if (announced.stage() != UploadStage.AWAITED || clock.instant().isAfter(quarantine.openUntil(announced))) {
            throw ProblemException.ofField(
                    ProblemType.FILE_MISSING, "file", "The time to send it is over. Announce the file again.");
        }
        long bytes = length(length);
        if (bytes > announced.sizeBytes()) {
            throw ProblemException.ofField(
                    ProblemType.PAYLOAD_TOO_LARGE, "Content-Length", "must be what was announced");
        }
        if (bytes < announced.sizeBytes()) {
            throw ProblemException.ofField(ProblemType.FILE_REJECTED, "Content-Length", "must be what was announced");
        }
        if (mediaType == null || !isAnnounced(announced, mediaType)) {
            throw ProblemException.ofField(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type", "must be what was announced");
        }
    }

    private static long length(String header) {
        try {
            return Long.parseLong(header);
        } catch (NumberFormatException e) {
            throw ProblemException.ofField(
                    ProblemType.LENGTH_REQUIRED, "Content-Length", "must say how many bytes follow");
        }
    }

    private static boolean isAnnounced(UploadedFile announced, String mediaType) {
        MediaType said;
        try {
            said = MediaType.valueOf(mediaType);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return announced.mediaType().equals(said.getType() + "/" + said.getSubtype());
    }
}

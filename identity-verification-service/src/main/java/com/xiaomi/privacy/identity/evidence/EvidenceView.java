package com.xiaomi.privacy.identity.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of evidence as its owner sees it. What is null here is left out of the answer.
 *
 * @param fileName null once nothing of it is kept
 * @param mediaType null once nothing of it is kept
 * @param sizeBytes as announced until it is stored, then of what is kept; null once nothing of it is
 * @param rejection why the file was not accepted; null unless rejected
 * @param sha256 of what is or was kept, hexadecimal; null if nothing ever was
 * @param decidedAt when people decided about it, UTC; from then on it is kept for 30 days at most; null until then
 * @param destroyedAt when nothing was left of it, UTC; null until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceView(
        UUID evidenceId,
        EvidenceKind kind,
        EvidenceState state,
        @Schema(nullable = true) String fileName,
        @Schema(nullable = true) String mediaType,
        @Schema(nullable = true) Long sizeBytes,
        @Schema(nullable = true) FileRejection rejection,
        @Schema(nullable = true) String sha256,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) Instant destroyedAt) {

    /** Opens the file's name. */
    static EvidenceView of(Evidence evidence, DataKey key) {
        return new EvidenceView(
                evidence.fileId(),
                evidence.kind(),
                evidence.state(),
                evidence.fileName(key).map(Personal::reveal).orElse(null),
                evidence.mediaType(),
                evidence.mediaType() == null ? null : evidence.sizeBytes(),
                evidence.rejection(),
                evidence.sha256(),
                evidence.decidedAt(),
                evidence.destroyedAt());
    }

    @Override
    public String toString() {
        return "EvidenceView[" + evidenceId + "]";
    }
}

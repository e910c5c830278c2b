package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.redaction.RedactionGround;
import com.xiaomi.privacy.casework.registry.DataSystem.Holding;
import com.xiaomi.privacy.casework.registry.DataSystem.RetentionException;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The file {@code manifest.json} of a package: who answers, under which law, where everything in it comes from, and for what, on
 * what basis, for how long and for whom it is processed (GDPR Art. 15(1)).
 *
 * @param answeredAt when the last data system answered, UTC
 */
record PackageManifest(
        UUID caseId,
        String reference,
        Right right,
        String law,
        Instant answeredAt,
        ControllerInfo controller,
        List<String> information,
        List<SourceInfo> sources,
        List<AttachmentInfo> attachments,
        List<HeldBack> heldBack) {

    PackageManifest {
        information = List.copyOf(information);
        sources = List.copyOf(sources);
        attachments = List.copyOf(attachments);
        heldBack = List.copyOf(heldBack);
    }

    /** Who answers. */
    record ControllerInfo(String name, List<String> address) {}

    /**
     * What one data system contributed.
     *
     * @param title what the system is called; null if nobody has described it
     * @param reason null if it gave none
     * @param processing what it holds and why; empty if nobody has described it
     * @param retained what the law wants kept there, whatever is asked
     */
    record SourceInfo(
            String system,
            String title,
            TaskResult result,
            String reason,
            List<Holding> processing,
            List<RetentionException> retained,
            List<FileInfo> files) {}

    /**
     * One file.
     *
     * @param sha256 hexadecimal
     * @param madeFrom the file of the data system that this one was made of; null for a file as the system gave it
     */
    record FileInfo(String path, long sizeBytes, String sha256, String madeFrom) {}

    /**
     * What staff held back of the file of a data system.
     *
     * @param entirely whether nothing of it is here
     */
    record HeldBack(String path, RedactionGround ground, boolean entirely) {}

    /** One attachment that the person sent. */
    record AttachmentInfo(String path, String mediaType, long sizeBytes, String sha256) {}
}

package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The file {@code manifest.json} of a package: who answers, under which law, and where everything in it comes from.
 *
 * @param generatedAt UTC
 */
record PackageManifest(
        UUID caseId,
        String reference,
        Right right,
        String law,
        Instant generatedAt,
        ControllerInfo controller,
        List<String> information,
        List<SourceInfo> sources,
        List<AttachmentInfo> attachments) {

    PackageManifest {
        information = List.copyOf(information);
        sources = List.copyOf(sources);
        attachments = List.copyOf(attachments);
    }

    /** Who answers. */
    record ControllerInfo(String name, List<String> address) {}

    /**
     * What one data system contributed.
     *
     * @param reason null if it gave none
     */
    record SourceInfo(String system, TaskResult result, String reason, List<FileInfo> files) {}

    /**
     * One file.
     *
     * @param sha256 hexadecimal
     */
    record FileInfo(String path, long sizeBytes, String sha256) {}

    /** One attachment that the person sent. */
    record AttachmentInfo(String path, String mediaType, long sizeBytes, String sha256) {}
}

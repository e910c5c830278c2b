package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.casework.redaction.RedactionGround;
import com.xiaomi.privacy.casework.registry.DataSystem;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What goes into a package, as the database knows it when building starts.
 *
 * @param region null where the country alone decides
 * @param redactions how often something was held back or given free by then
 * @param settledAt when the last data system answered, UTC; the same however often the package is built
 */
record PackagePlan(
        UUID requestId,
        UUID caseId,
        UUID dataKeyId,
        String reference,
        String language,
        String country,
        String region,
        Right right,
        String law,
        Instant settledAt,
        List<Source> sources,
        List<UUID> attachmentIds,
        int redactions) {

    PackagePlan {
        sources = List.copyOf(sources);
        attachmentIds = List.copyOf(attachmentIds);
    }

    /**
     * What one data system answered.
     *
     * @param reason null if it gave none
     * @param described what the registry said of it; empty for one that nobody has ever described
     */
    record Source(
            String system, TaskResult result, String reason, Optional<DataSystem> described, List<SourceFile> files) {

        Source {
            files = List.copyOf(files);
        }
    }

    /**
     * One file of a data system.
     *
     * @param content what is shown
     * @param heldBack why that is not what the system sent; empty if it is
     */
    record SourceFile(String name, StoredObject content, Optional<RedactionGround> heldBack) {

        /** Whether nothing of it is shown. */
        boolean isHeldBackEntirely() {
            return heldBack.isPresent() && content.sizeBytes() == 0;
        }
    }
}

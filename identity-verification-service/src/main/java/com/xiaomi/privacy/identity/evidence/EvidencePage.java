package com.xiaomi.privacy.identity.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The evidence of a verification as its person sees it.
 *
 * @param files in the order in which they were announced
 * @param guidance what would help now, and which parts of it to black out before it is sent; empty if nothing is needed
 * @param reviews what people decided, oldest first; one without an outcome waits
 */
record EvidencePage(List<EvidenceView> files, List<Guidance> guidance, List<ReviewStatus> reviews) {

    EvidencePage {
        files = List.copyOf(files);
        guidance = List.copyOf(guidance);
        reviews = List.copyOf(reviews);
    }

    /** What to do with one kind of document before it is sent. */
    record Guidance(EvidenceKind kind, List<Part> keepReadable, List<Part> blackOut) {

        static Guidance of(EvidenceKind kind) {
            return new Guidance(kind, parts(kind.readable()), parts(kind.blackOut()));
        }

        private static List<Part> parts(List<DocumentPart> parts) {
            return parts.stream().map(part -> new Part(part, part.words())).toList();
        }
    }

    /**
     * A part of a document.
     *
     * @param code to translate by
     * @param words in English
     */
    record Part(DocumentPart code, String words) {}

    /**
     * Where a review stands.
     *
     * @param outcome null while it waits
     * @param reasons why it was not accepted; empty otherwise
     * @param decidedAt UTC; null while it waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReviewStatus(
            ReviewSubject subject,
            int round,
            Instant openedAt,
            @Schema(nullable = true) ReviewOutcome outcome,
            List<ReviewReason> reasons,
            @Schema(nullable = true) Instant decidedAt) {

        ReviewStatus {
            reasons = List.copyOf(reasons);
        }
    }
}

package com.xiaomi.privacy.intake.policy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of the privacy policy.
 *
 * @param effectiveFrom first day, UTC
 * @param url where it is published
 * @param languages where it is published in a language (BCP 47)
 * @param whatChanged against the version before, for the pop-up; empty if unknown or if it is the first
 * @param explicitConsent where people are asked to accept it by an act of their own
 * @param next the version that follows it; empty if none is announced
 */
public record PolicyView(
        String version,
        Status status,
        LocalDate effectiveFrom,
        URI url,
        Map<String, URI> languages,
        List<PolicyVersion.Change> whatChanged,
        PolicyVersion.ExplicitConsent explicitConsent,
        Optional<NextView> next) {

    public PolicyView {
        whatChanged = List.copyOf(whatChanged);
    }

    /** Where a version stands today. */
    @Schema(name = "PolicyStatus")
    public enum Status {
        ANNOUNCED,
        CURRENT,
        SUPERSEDED
    }

    /** The version that follows. */
    public record NextView(String version, LocalDate effectiveFrom) {}

    static PolicyView of(PolicyVersion policy, PolicyBook book, LocalDate today) {
        return new PolicyView(
                policy.version(),
                status(policy, book, today),
                policy.effectiveFrom(),
                policy.url(),
                policy.languages(),
                policy.whatChanged(),
                policy.explicitConsent(),
                book.after(policy).map(next -> new NextView(next.version(), next.effectiveFrom())));
    }

    private static Status status(PolicyVersion policy, PolicyBook book, LocalDate today) {
        if (policy.effectiveFrom().isAfter(today)) {
            return Status.ANNOUNCED;
        }
        return policy.equals(book.current(today)) ? Status.CURRENT : Status.SUPERSEDED;
    }
}

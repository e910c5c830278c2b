package com.xiaomi.privacy.intake.policy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of the privacy policy, as it stands in the list of versions.
 *
 * @param version its name
 * @param effectiveFrom first day, UTC
 * @param url where it is published
 * @param languages where it is published in a language (BCP 47)
 * @param whatChanged against the version before; empty if unknown or if it is the first
 * @param explicitConsent where people are asked to accept it by an act of their own
 */
record PolicyVersion(
        String version,
        LocalDate effectiveFrom,
        URI url,
        Map<String, URI> languages,
        List<Change> whatChanged,
        ExplicitConsent explicitConsent) {

    PolicyVersion {
        // Sorted, for the same version must always be the same bytes: the ETag hangs on it.
        languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        whatChanged = List.copyOf(whatChanged);
    }

    /**
     * One change, for the pop-up.
     *
     * @param section of the policy
     * @param text by language (BCP 47); English is always there
     */
    @Schema(name = "PolicyChange")
    public record Change(String section, Map<String, String> text) {

        public Change {
            text = Collections.unmodifiableMap(new TreeMap<>(text));
        }
    }

    /**
     * Where people are asked to accept the policy by an act of their own.
     *
     * @param asked whether anywhere
     * @param countries ISO 3166-1 alpha-2
     */
    public record ExplicitConsent(boolean asked, Set<String> countries) {

        public ExplicitConsent {
            countries = Collections.unmodifiableSet(new TreeSet<>(countries));
        }
    }
}

package com.xiaomi.privacy.intake.policy;

import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** All versions of the privacy policy, past and announced. Immutable; it never asks what day it is. */
final class PolicyBook {

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z.-]{1,32}");
    private static final String CURRENT = "current";

    private final List<PolicyVersion> versions;

    /** @throws IllegalArgumentException if the versions do not follow each other, or one cannot be shown */
    PolicyBook(List<PolicyVersion> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(PolicyVersion::effectiveFrom))
                .toList();
        require(!versions.isEmpty(), "there is no version");
        require(
                versions.stream().map(PolicyVersion::version).distinct().count() == versions.size(),
                "a name is used twice");
        require(
                versions.stream().map(PolicyVersion::effectiveFrom).distinct().count() == versions.size(),
                "two versions begin on one day");
        versions.forEach(PolicyBook::check);
    }

    private static void check(PolicyVersion policy) {
        require(
                NAME.matcher(policy.version()).matches() && !policy.version().equals(CURRENT),
                "a name cannot stand in an address");
        require(
                policy.whatChanged().stream().allMatch(change -> change.text().containsKey("en")),
                "a change is not told in English");
        require(
                policy.explicitConsent().asked()
                        != policy.explicitConsent().countries().isEmpty(),
                "consent is asked for nowhere, or not asked for somewhere");
        require(
                policy.explicitConsent().countries().stream().allMatch(Jurisdiction::isCountry),
                "consent is asked for in no country");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("The versions of the privacy policy: " + otherwise);
        }
    }

    /**
     * The version in effect on a day.
     *
     * @throws NoSuchElementException if the day lies before the first version
     */
    PolicyVersion current(LocalDate day) {
        return versions.stream()
                .filter(policy -> !policy.effectiveFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The version of that name, whether past, in effect or announced. */
    Optional<PolicyVersion> find(String version) {
        return versions.stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst();
    }

    /** The version that follows, in effect or announced; empty after the last. */
    Optional<PolicyVersion> after(PolicyVersion policy) {
        return versions.stream()
                .filter(later -> later.effectiveFrom().isAfter(policy.effectiveFrom()))
                .findFirst();
    }

    /** Whether a person may have been shown the version by that day: it is, or was, in effect. */
    boolean isAcceptable(String version, LocalDate day) {
        return find(version)
                .filter(policy -> !policy.effectiveFrom().isAfter(day))
                .isPresent();
    }
}

package com.xiaomi.privacy.legal.export;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * A safeguard that two people recorded.
 *
 * @param recipient code of who works on the data, as in tokens and registries
 * @param country where they work, ISO 3166-1 alpha-2
 * @param categories for which data it counts; empty for all
 * @param from the first day on which it counts, UTC
 * @param until the last one, UTC
 * @param requestId the only request for which it counts; null for all
 */
public record RecordedSafeguard(
        UUID id,
        String recipient,
        String country,
        Set<TransferPurpose> purposes,
        Set<DataCategory> categories,
        Safeguard kind,
        LocalDate from,
        LocalDate until,
        UUID requestId) {

    public RecordedSafeguard {
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
    }

    boolean concerns(Export export) {
        return recipient.equals(export.recipient())
                && country.equals(export.country())
                && purposes.contains(export.purpose())
                && covers(export.categories())
                && (requestId == null || requestId.equals(export.requestId()));
    }

    /** @param wanted as {@link Export#categories} */
    private boolean covers(Set<DataCategory> wanted) {
        return categories.isEmpty() || wanted == null || !wanted.isEmpty() && categories.containsAll(wanted);
    }

    boolean countsAt(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return !day.isBefore(from) && !day.isAfter(until);
    }
}

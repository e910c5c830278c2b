package com.xiaomi.privacy.legal.export;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import java.util.Set;
import java.util.UUID;

/**
 * Data of a cell that somebody is about to get.
 *
 * @param recipient code of who gets it; null if it is not known
 * @param country where they are, ISO 3166-1 alpha-2; null if it is not known
 * @param categories which data; empty for all of it, null for nothing but who somebody is
 * @param requestId whose data; null for the work of staff, who may open any request
 */
public record Export(
        String recipient, String country, TransferPurpose purpose, Set<DataCategory> categories, UUID requestId) {

    public Export {
        categories = categories == null ? null : Set.copyOf(categories);
    }
}

package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.casework.table.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some entries of the register.
 *
 * @param nextFrom with {@code next}, where the next page begins; null if there is none
 * @param next null if there is no next page
 */
record TransferPage(
        List<TransferView> items,
        @Schema(nullable = true) Instant nextFrom,
        @Schema(nullable = true) UUID next) implements Tabular {

    TransferPage {
        items = List.copyOf(items);
    }

    @Override
    public List<String> columns() {
        return List.of(
                "transferId",
                "state",
                "recipient",
                "title",
                "role",
                "country",
                "purposes",
                "categories",
                "safeguard",
                "document",
                "documentSha256",
                "validFrom",
                "validUntil",
                "requestId",
                "reason",
                "proposedBy",
                "proposedAt",
                "decidedBy",
                "decidedAt",
                "endedBy",
                "endedAt");
    }

    @Override
    public List<List<Object>> lines() {
        return items.stream().map(TransferPage::line).toList();
    }

    private static List<Object> line(TransferView one) {
        return Arrays.asList(
                one.transferId(),
                one.state(),
                one.recipient(),
                one.title(),
                one.role(),
                one.country(),
                joined(one.purposes()),
                joined(one.categories()),
                one.safeguard(),
                one.document(),
                one.documentSha256(),
                one.validFrom(),
                one.validUntil(),
                one.requestId(),
                one.reason(),
                one.proposedBy(),
                one.proposedAt(),
                one.decidedBy(),
                one.decidedAt(),
                one.endedBy(),
                one.endedAt());
    }

    private static String joined(Collection<? extends Enum<?>> some) {
        return some.stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}

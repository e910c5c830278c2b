package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.export.RecordedSafeguard;
import com.xiaomi.privacy.legal.export.Safeguard;
import com.xiaomi.privacy.legal.export.TransferPurpose;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/** What was proposed: who works on data of the cell, where, and under which safeguard. Never changed. */
@Entity
@Immutable
@Table(name = "transfer")
public class RegisteredTransfer {

    @Id
    private UUID transferId;

    private String recipient;
    private String title;

    @Enumerated(EnumType.STRING)
    private TransferRole role;

    private String country;
    private String[] purposes = {};
    private String[] categories = {};

    @Enumerated(EnumType.STRING)
    private Safeguard safeguard;

    private String document;
    private String documentSha256;
    private LocalDate validFrom;
    private LocalDate validUntil;
    private UUID requestId;
    private String reason;
    private UUID proposedBy;
    private Instant proposedAt;

    @SuppressWarnings("UnusedVariable") // Read by a query only.
    private byte[] sentAs;

    /** For Hibernate. */
    protected RegisteredTransfer() {}

    RegisteredTransfer(Draft draft, Actor.Staff by, byte[] sentAs, Instant now) {
        this.transferId = Ids.next();
        this.recipient = draft.recipient();
        this.title = draft.title();
        this.role = draft.role();
        this.country = draft.country();
        this.purposes = names(draft.purposes());
        this.categories = names(draft.categories());
        this.safeguard = draft.safeguard();
        this.document = draft.document();
        this.documentSha256 = draft.documentSha256();
        this.validFrom = draft.validFrom();
        this.validUntil = draft.validUntil();
        this.requestId = draft.requestId();
        this.reason = draft.reason();
        this.proposedBy = by.subject();
        this.proposedAt = now;
        this.sentAs = sentAs.clone();
    }

    private static String[] names(Set<? extends Enum<?>> some) {
        return some.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    Draft draft() {
        return new Draft(
                recipient,
                title,
                role,
                country,
                purposes(),
                Set.copyOf(categories()),
                safeguard,
                document,
                documentSha256,
                validFrom,
                validUntil,
                requestId,
                reason);
    }

    UUID transferId() {
        return transferId;
    }

    /** As the guard counts it; only of what two people agreed on and nobody ended. */
    RecordedSafeguard safeguard() {
        return new RecordedSafeguard(
                transferId,
                recipient,
                country,
                purposes(),
                Set.copyOf(categories()),
                safeguard,
                validFrom,
                validUntil,
                requestId);
    }

    Set<TransferPurpose> purposes() {
        return Arrays.stream(purposes).map(TransferPurpose::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Sorted; empty for all. */
    List<DataCategory> categories() {
        return Arrays.stream(categories).map(DataCategory::valueOf).toList();
    }

    UUID proposedBy() {
        return proposedBy;
    }

    /** UTC. */
    Instant proposedAt() {
        return proposedAt;
    }

    /**
     * An entry as it is proposed.
     *
     * @param recipient code of the affiliate, processor or controller
     * @param title what people call it; an organisation, never somebody's name
     * @param country where it works, ISO 3166-1 alpha-2
     * @param categories on which data it works; empty for all
     * @param document where the safeguard is written down
     * @param documentSha256 of that document, 64 small hexadecimal digits; null where there is none to be hashed, as for an adequacy decision
     * @param validFrom the first day on which it counts, UTC
     * @param validUntil the last one, UTC: by then somebody looks at it anew
     * @param requestId the only request for which it counts; null for all
     * @param reason why it is needed; never about a person
     */
    record Draft(
            String recipient,
            String title,
            TransferRole role,
            String country,
            Set<TransferPurpose> purposes,
            Set<DataCategory> categories,
            Safeguard safeguard,
            String document,
            String documentSha256,
            LocalDate validFrom,
            LocalDate validUntil,
            UUID requestId,
            String reason) {

        Draft {
            purposes = Set.copyOf(purposes);
            categories = Set.copyOf(categories);
        }
    }
}

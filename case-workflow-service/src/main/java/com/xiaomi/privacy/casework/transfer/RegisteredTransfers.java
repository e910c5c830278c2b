package com.xiaomi.privacy.casework.transfer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register of processors and transfers, with what was decided about each. */
@ApplicationScoped
class RegisteredTransfers implements PanacheRepositoryBase<RegisteredTransfer, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String AGREED = "select d.transferId from TransferDecision d where d.agreed";
    private static final String ENDED = "select e.transferId from TransferEnd e";

    /** Lets only one at a time decide about a transfer. Ends with the transaction. */
    void oneAtATime(UUID transferId) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext(:id))", Integer.class)
                .setParameter("id", "transfer " + transferId)
                .getSingleResult();
    }

    Optional<TransferEntry> entry(UUID transferId) {
        return findByIdOptional(transferId).map(this::entry);
    }

    Optional<RegisteredTransfer> sentBy(UUID staff, byte[] sentAs) {
        return find("proposedBy = ?1 and sentAs = ?2", staff, sentAs).firstResultOptional();
    }

    /** Those that two people agreed on and nobody ended, for one recipient. */
    List<TransferEntry> agreedFor(String recipient) {
        return list(
                        "recipient = ?1 and transferId in (" + AGREED + ") and transferId not in (" + ENDED + ")",
                        recipient)
                .stream()
                .map(this::entry)
                .toList();
    }

    /**
     * In the order in which they were proposed.
     *
     * @param from with {@code behind}, where it begins; UTC
     * @param behind null for all from then on
     */
    List<TransferEntry> proposed(Instant from, UUID behind, int atMost) {
        return find(
                        "proposedAt > ?1 or proposedAt = ?1 and transferId > ?2 order by proposedAt, transferId",
                        from,
                        behind == null ? BEFORE_ALL : behind)
                .page(0, atMost)
                .stream()
                .map(this::entry)
                .toList();
    }

    /** How many count today and will no longer after a day. */
    long countExpiring(LocalDate today, LocalDate before) {
        return count(
                "validFrom <= ?1 and validUntil >= ?1 and validUntil < ?2 and transferId in (" + AGREED
                        + ") and transferId not in (" + ENDED + ")",
                today,
                before);
    }

    private TransferEntry entry(RegisteredTransfer proposed) {
        EntityManager entities = getEntityManager();
        return new TransferEntry(
                proposed,
                Optional.ofNullable(entities.find(TransferDecision.class, proposed.transferId())),
                Optional.ofNullable(entities.find(TransferEnd.class, proposed.transferId())));
    }
}

package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.legal.export.RecordedSafeguard;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register of processors and transfers, with what was decided about each. */
@ApplicationScoped
class RegisteredTransfers implements PanacheRepositoryBase<RegisteredTransfer, UUID> {

    private static final String PAGE = """
            select t, d, e from RegisteredTransfer t
            left join TransferDecision d on d.transferId = t.transferId
            left join TransferEnd e on e.transferId = t.transferId
            where t.proposedAt > :from or t.proposedAt = :from and t.transferId > :behind
            order by t.proposedAt, t.transferId
            """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String AGREED = "select d.transferId from TransferDecision d where d.agreed";
    private static final String ENDED = "select e.transferId from TransferEnd e";

    /** Lets only one at a time decide about a transfer, or somebody propose one. Ends with the transaction. */
    void oneAtATime(String what) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext(:what))", Integer.class)
                .setParameter("what", "transfer " + what)
                .getSingleResult();
    }

    Optional<TransferEntry> entry(UUID transferId) {
        return findByIdOptional(transferId).map(this::entry);
    }

    Optional<RegisteredTransfer> sentBy(UUID staff, byte[] sentAs) {
        return find("proposedBy = ?1 and sentAs = ?2", staff, sentAs).firstResultOptional();
    }

    /** Those that two people agreed on and nobody ended, for one recipient. */
    List<RecordedSafeguard> agreedFor(String recipient) {
        return list(
                        "recipient = ?1 and transferId in (" + AGREED + ") and transferId not in (" + ENDED + ")",
                        recipient)
                .stream()
                .map(RegisteredTransfer::safeguard)
                .toList();
    }

    /**
     * In the order in which they were proposed.
     *
     * @param from with {@code behind}, where it begins; UTC
     * @param behind null for all from then on
     */
    List<TransferEntry> proposed(Instant from, UUID behind, int atMost) {
        return getEntityManager()
                .createQuery(PAGE, Tuple.class)
                .setParameter("from", from)
                .setParameter("behind", behind == null ? BEFORE_ALL : behind)
                .setMaxResults(atMost)
                .getResultStream()
                .map(row -> new TransferEntry(
                        row.get(0, RegisteredTransfer.class),
                        Optional.ofNullable(row.get(1, TransferDecision.class)),
                        Optional.ofNullable(row.get(2, TransferEnd.class))))
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

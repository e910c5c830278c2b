package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reviews, and what was said in them. Whoever changes one holds the lock of its verification. */
@ApplicationScoped
class ReviewRepository implements PanacheRepositoryBase<Review, UUID> {

    /** The one that waits, if any. */
    Optional<Review> openOf(UUID verificationId, ReviewSubject subject) {
        return find("verificationId = ?1 and subject = ?2 and endedAt is null", verificationId, subject)
                .firstResultOptional();
    }

    /** All of a verification, oldest first. */
    List<Review> of(UUID verificationId) {
        return list("verificationId = ?1 order by openedAt, reviewId", verificationId);
    }

    int countOf(UUID verificationId, ReviewSubject subject) {
        return Math.toIntExact(count("verificationId = ?1 and subject = ?2", verificationId, subject));
    }

    /** Those that wait, oldest first. */
    List<Review> queue(Optional<ReviewCursor> behind, int limit) {
        return behind.map(cursor -> find(
                        "endedAt is null and (openedAt, reviewId) > (?1, ?2) order by openedAt, reviewId",
                        cursor.openedAt(),
                        cursor.reviewId()))
                .orElseGet(() -> find("endedAt is null order by openedAt, reviewId"))
                .page(0, limit)
                .list();
    }

    void add(ReviewVote vote) {
        getEntityManager().persist(vote);
    }

    /** What was said in all reviews of a verification, oldest first. */
    List<ReviewVote> votesOf(UUID verificationId) {
        return getEntityManager()
                .createQuery(
                        "select v from ReviewVote v, Review r where r.reviewId = v.reviewId"
                                + " and r.verificationId = :verification order by v.castAt, v.voteId",
                        ReviewVote.class)
                .setParameter("verification", verificationId)
                .getResultList();
    }

    /** What is not proven yet, by verification. */
    Map<UUID, List<CaseNeed>> openNeedsOf(Collection<UUID> verificationIds) {
        return getEntityManager()
                .createQuery(
                        "select n from CaseNeed n where n.verificationId in :verifications and n.metAt is null"
                                + " order by n.caseId",
                        CaseNeed.class)
                .setParameter("verifications", verificationIds)
                .getResultStream()
                .collect(Collectors.groupingBy(CaseNeed::verificationId));
    }

    /** What was noticed, by verification. */
    Map<UUID, List<RiskSignal>> flagsOf(Collection<UUID> verificationIds) {
        return getEntityManager()
                .createQuery(
                        "select f.key.verificationId, f.key.signal from RiskFlag f"
                                + " where f.key.verificationId in :verifications order by f.flaggedAt",
                        Object[].class)
                .setParameter("verifications", verificationIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (RiskSignal) row[1], Collectors.toList())));
    }

    /** The requests of verifications. */
    Map<UUID, UUID> requestsOf(Collection<UUID> verificationIds) {
        return getEntityManager()
                .createQuery(
                        "select v.verificationId, v.requestId from Verification v"
                                + " where v.verificationId in :verifications",
                        Object[].class)
                .setParameter("verifications", verificationIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
    }
}

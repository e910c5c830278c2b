package com.xiaomi.privacy.intake.conversation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of all requests. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    private static final String BEGIN = """
            INSERT INTO conversation (request_id, last_position, read_by_requester, read_by_staff)
            VALUES (:request, 0, 0, 0) ON CONFLICT (request_id) DO NOTHING
            """;

    /** The conversation of a request, begun if it was not, with its row locked until the transaction ends. */
    Conversation locked(UUID requestId) {
        getEntityManager()
                .createNativeQuery(BEGIN)
                .setParameter("request", requestId)
                .executeUpdate();
        return getEntityManager().find(Conversation.class, requestId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The conversation as it is; empty if nobody has written. */
    Optional<Conversation> conversation(UUID requestId) {
        return Optional.ofNullable(getEntityManager().find(Conversation.class, requestId));
    }

    /** Those behind a position, oldest first. */
    List<Message> behind(UUID requestId, int position, int limit) {
        return find("requestId = ?1 and position > ?2 order by position", requestId, position)
                .page(0, limit)
                .list();
    }

    /** The same, only those that one side wrote. */
    List<Message> behind(UUID requestId, Author author, int position, int limit) {
        return find("requestId = ?1 and author = ?2 and position > ?3 order by position", requestId, author, position)
                .page(0, limit)
                .list();
    }

    /**
     * Deletes those that were written by then, but for questions that were answered later.
     *
     * @return how many there were
     */
    long deleteUpTo(UUID requestId, Instant writtenBy) {
        return delete(
                "delete from Message m where m.requestId = ?1 and m.writtenAt <= ?2 and not exists"
                        + " (select 1 from Message later where later.answers = m.messageId and later.writtenAt > ?2)",
                requestId,
                writtenBy);
    }

    Optional<Message> of(UUID requestId, UUID messageId) {
        return find("messageId = ?1 and requestId = ?2", messageId, requestId).firstResultOptional();
    }

    Optional<Message> withKey(byte[] keyHash) {
        return find("keyHash", keyHash).firstResultOptional();
    }

    boolean isAnswered(UUID questionId) {
        return count("answers", questionId) > 0;
    }

    /** Questions without an answer, oldest first. */
    List<Message> openQuestions(UUID requestId) {
        return list(
                "from Message q where q.requestId = ?1 and q.question = true"
                        + " and not exists (select 1 from Message a where a.answers = q.messageId) order by q.position",
                requestId);
    }

    /** How many messages of the other side lie behind what a side has read. */
    long unread(UUID requestId, Author side) {
        int read = conversation(requestId).map(one -> one.readBy(side)).orElse(0);
        return count("requestId = ?1 and author <> ?2 and position > ?3", requestId, side, read);
    }
}

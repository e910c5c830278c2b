package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers which Idempotency-Key stands for which submission, and what was answered, for as long as somebody may repeat
 * the call. Then the key is free again and the answer, which holds the tracking token, is removed.
 */
@ApplicationScoped
class SubmissionLedger implements Sweep {

    private static final String CLAIM = """
            INSERT INTO submission (key_hash, body_hash, request_id, data_key_id, answer, received_at)
            VALUES (:key, :body, :request, :dataKey, :answer, :at)
            ON CONFLICT (key_hash) DO UPDATE SET body_hash = EXCLUDED.body_hash, request_id = EXCLUDED.request_id,
                data_key_id = EXCLUDED.data_key_id, answer = EXCLUDED.answer, received_at = EXCLUDED.received_at
            WHERE submission.received_at <= :expired
            """;
    private static final String READ = "SELECT body_hash, request_id, data_key_id, answer FROM submission"
            + " WHERE key_hash = :key AND received_at > :expired";
    private static final String REMOVE = """
            WITH old AS MATERIALIZED (
                SELECT key_hash FROM submission WHERE received_at <= :expired
                ORDER BY received_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
            DELETE FROM submission s USING old WHERE s.key_hash = old.key_hash
            """;

    private final EntityManager entities;
    private final BlindIndex blindIndex;
    private final DataKeys dataKeys;
    private final ClearJson clearJson;
    private final IntakeConfig config;
    private final Clock clock;

    SubmissionLedger(
            EntityManager entities,
            BlindIndex blindIndex,
            DataKeys dataKeys,
            ClearJson clearJson,
            IntakeConfig config,
            Clock clock) {
        this.entities = entities;
        this.blindIndex = blindIndex;
        this.dataKeys = dataKeys;
        this.clearJson = clearJson;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the submission's key. If another transaction is just taking it, waits for how that ends.
     *
     * @param now when the call came, whenever what it tells of was received
     * @return false if the key was taken before and that is not long ago; its row is locked then
     */
    boolean claim(Submission submission, SubmissionAnswer answer, DataKey dataKey, Instant now) {
        int claimed = entities.createNativeQuery(CLAIM)
                .setParameter("key", keyHash(submission))
                .setParameter("body", bodyHash(submission))
                .setParameter("request", answer.requestId())
                .setParameter("dataKey", dataKey.id())
                .setParameter("answer", dataKey.encrypt(clearJson.write(answer), place(answer.requestId())))
                .setParameter("at", now)
                .setParameter("expired", expired(now))
                .executeUpdate();
        return claimed == 1;
    }

    /** What was answered to the submission that took the key; empty if it is free at that time. */
    Optional<SubmissionResult> earlier(Submission submission, Instant now) {
        return entities.createNativeQuery(READ, Tuple.class)
                .setParameter("key", keyHash(submission))
                .setParameter("expired", expired(now))
                .getResultStream()
                .findFirst()
                .map(row -> answered(submission, (Tuple) row));
    }

    @Override
    public String name() {
        return "answers to submissions";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        return entities.createNativeQuery(REMOVE)
                .setParameter("expired", expired(clock.instant()))
                .setParameter("atMost", atMost)
                .executeUpdate();
    }

    private Instant expired(Instant now) {
        return now.minus(config.answerReplay());
    }

    private SubmissionResult answered(Submission submission, Tuple row) {
        if (!MessageDigest.isEqual(bodyHash(submission), row.get("body_hash", byte[].class))) {
            return new SubmissionResult.KeyReused();
        }
        DataKey dataKey = dataKeys.byId(row.get("data_key_id", UUID.class));
        return new SubmissionResult.Accepted(clearJson.read(
                dataKey.decrypt(row.get("answer", byte[].class), place(row.get("request_id", UUID.class))),
                SubmissionAnswer.class));
    }

    private byte[] keyHash(Submission submission) {
        return blindIndex.of("idempotency-key", Personal.of(submission.idempotencyKey()));
    }

    private byte[] bodyHash(Submission submission) {
        return blindIndex.of("submission", clearJson.write(submission));
    }

    private static String place(UUID requestId) {
        return "submission.answer/" + requestId;
    }
}

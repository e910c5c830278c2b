package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** Remembers which Idempotency-Key stands for which submission, and what was answered. */
@ApplicationScoped
class SubmissionLedger {

    private static final String CLAIM = """
            INSERT INTO submission (key_hash, body_hash, request_id, data_key_id, answer, received_at)
            VALUES (:key, :body, :request, :dataKey, :answer, :at)
            ON CONFLICT (key_hash) DO NOTHING
            """;
    private static final String READ =
            "SELECT body_hash, request_id, data_key_id, answer FROM submission WHERE key_hash = :key";

    private final EntityManager entities;
    private final BlindIndex blindIndex;
    private final DataKeys dataKeys;
    private final ClearJson clearJson;

    SubmissionLedger(EntityManager entities, BlindIndex blindIndex, DataKeys dataKeys, ClearJson clearJson) {
        this.entities = entities;
        this.blindIndex = blindIndex;
        this.dataKeys = dataKeys;
        this.clearJson = clearJson;
    }

    /**
     * Takes the submission's key. If another transaction is just taking it, waits for how that ends.
     *
     * @return false if the key was taken before
     */
    boolean claim(Submission submission, SubmissionAnswer answer, DataKey dataKey) {
        int claimed = entities.createNativeQuery(CLAIM)
                .setParameter("key", keyHash(submission))
                .setParameter("body", bodyHash(submission))
                .setParameter("request", answer.requestId())
                .setParameter("dataKey", dataKey.id())
                .setParameter("answer", dataKey.encrypt(clearJson.write(answer), place(answer.requestId())))
                .setParameter("at", answer.receivedAt())
                .executeUpdate();
        return claimed == 1;
    }

    /** What was answered to the submission that took the key; empty if it is free. */
    Optional<SubmissionResult> earlier(Submission submission) {
        return entities.createNativeQuery(READ, Tuple.class)
                .setParameter("key", keyHash(submission))
                .getResultStream()
                .findFirst()
                .map(row -> answered(submission, (Tuple) row));
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

package com.xiaomi.privacy.intake.conversation;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message that somebody sends.
 *
 * @param writer a person of either side
 * @param caseId the case it is about; null for the request as a whole
 * @param question whether the case waits for the answer
 * @param answers the question it answers; null if none
 * @param idempotencyKey repeated with a repetition
 */
record Draft(
        UUID requestId,
        Author author,
        Actor writer,
        UUID caseId,
        Personal text,
        List<UUID> attachments,
        boolean question,
        UUID answers,
        String idempotencyKey) {

    Draft {
        attachments = List.copyOf(attachments);
    }

    /** The same words in the same place under the key of the same person. */
    Personal canonicalKey() {
        return Personal.of(String.join("\n", requestId.toString(), writer.code(), idempotencyKey));
    }

    Personal canonicalBody() {
        return Personal.of(String.join(
                "\n",
                String.valueOf(caseId),
                String.valueOf(question),
                String.valueOf(answers),
                attachments.stream().map(UUID::toString).collect(Collectors.joining(",")),
                text.reveal()));
    }

    Draft about(UUID knownCase) {
        return new Draft(requestId, author, writer, knownCase, text, attachments, question, answers, idempotencyKey);
    }
}

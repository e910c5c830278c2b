package com.xiaomi.privacy.intake.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the status of a request says about its conversation: numbers and ids, no words. */
@ApplicationScoped
public class UnreadMessages {

    private final Messages messages;

    UnreadMessages(Messages messages) {
        this.messages = messages;
    }

    /** How many messages of staff the person has not marked as read. */
    public long ofRequester(UUID requestId) {
        return messages.unread(requestId, Author.REQUESTER);
    }

    /** The newest question without an answer of each case that has one. */
    public Map<UUID, UUID> openQuestions(UUID requestId) {
        return messages.openQuestions(requestId).stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(
                                Message::caseId,
                                Function.identity(),
                                BinaryOperator.maxBy(Comparator.comparingInt(Message::position))),
                        newest -> newest.entrySet().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().messageId()))));
    }
}

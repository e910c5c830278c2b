package com.xiaomi.privacy.intake.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.foundation.protection.DataKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message as either side reads it.
 *
 * @param position counts the messages of the request from 1
 * @param caseId the case it is about; absent where it is about the request as a whole
 * @param writtenBy who of the staff wrote it, as in audit entries; absent in the person's view
 * @param question whether the case waits for the answer
 * @param answers the question it answers; absent if none
 * @param attachments ids of attachments of the request
 * @param read whether the other side has marked it as read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        UUID messageId,
        int position,
        Author author,
        @Schema(nullable = true) String writtenBy,
        @Schema(nullable = true) UUID caseId,
        String text,
        boolean question,
        @Schema(nullable = true) UUID answers,
        List<UUID> attachments,
        Instant writtenAt,
        boolean read) {

    MessageView {
        attachments = List.copyOf(attachments);
    }

    static MessageView of(Message message, Conversation conversation, DataKey key) {
        Author reader = switch (message.author()) {
            case REQUESTER -> Author.STAFF;
            case STAFF -> Author.REQUESTER;
        };
        return new MessageView(
                message.messageId(),
                message.position(),
                message.author(),
                message.writtenBy(),
                message.caseId(),
                message.text(key).reveal(),
                message.isQuestion(),
                message.answers(),
                message.attachments(),
                message.writtenAt(),
                message.position() <= conversation.readBy(reader));
    }

    MessageView withoutWriter() {
        return new MessageView(
                messageId, position, author, null, caseId, text, question, answers, attachments, writtenAt, read);
    }

    @Override
    public String toString() {
        return "MessageView[" + messageId + "]";
    }
}

package com.xiaomi.privacy.intake.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a conversation.
 *
 * @param messages oldest first
 * @param unread how many messages of the other side the reader has not marked as read
 * @param withheld whether messages of staff are left out because it is not proven yet who is reading
 * @param next what to send as {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConversationPage(
        List<MessageView> messages,
        long unread,
        boolean withheld,
        @Schema(nullable = true) Integer next) {

    ConversationPage {
        messages = List.copyOf(messages);
    }
}

package com.xiaomi.privacy.casework.trail;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of a trail.
 *
 * @param service that recorded it
 * @param content action, actor and facts; null once its retention has ended
 */
record EntryBody(
        String service,
        long position,
        UUID entryId,
        Instant recordedAt,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true)
        String content) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static EntryBody of(String service, RecordedEntry entry) {
        return new EntryBody(service, entry.position(), entry.entryId(), entry.recordedAt(), content(entry.content()));
    }

    /** Whoever tampered with it need not have written JSON: then it is shown as a text. */
    private static String content(String recorded) {
        if (recorded == null) {
            return null;
        }
        try {
            JsonNode read = JSON.readTree(recorded);
            return (read.isMissingNode() ? TextNode.valueOf(recorded) : read).toString();
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(recorded).toString();
        }
    }
}

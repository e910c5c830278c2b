package com.xiaomi.privacy.casework.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
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

        @Schema(type = SchemaType.OBJECT, nullable = true) JsonNode content) {

    private static final JsonMapper JSON = new JsonMapper();

    static EntryBody of(String service, RecordedEntry entry) {
        return new EntryBody(service, entry.position(), entry.entryId(), entry.recordedAt(), content(entry.content()));
    }

    /** Whoever tampered with it need not have written JSON. */
    private static JsonNode content(String recorded) {
        if (recorded == null) {
            return null;
        }
        try {
            return JSON.readTree(recorded);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(recorded);
        }
    }
}

package com.xiaomi.privacy.intake.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes down how requests go. */
@ApplicationScoped
class StatusDocuments {

    private final StatusReader reader;
    private final ObjectMapper json;

    StatusDocuments(StatusReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    StatusDocument of(UUID requestId) {
        try {
            return StatusDocument.of(json.writeValueAsString(reader.read(requestId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("status not serialisable", e);
        }
    }
}

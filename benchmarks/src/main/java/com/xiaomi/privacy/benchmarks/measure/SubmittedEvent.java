package com.xiaomi.privacy.benchmarks.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event that intake publishes for each submission. */
public final class SubmittedEvent {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private SubmittedEvent() {}

    /** The JSON of such an event for a request nobody made. */
    public static String of(UUID requestId) {
        RequestEvent event = new RequestEvent.Submitted(
                requestId,
                "7K3M-9QXP-2A4W",
                UUID.randomUUID(),
                Cell.EU,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                Instant.parse("2026-11-24T04:00:00.123456Z"),
                "2024-12-16",
                List.of(new RequestedCase(UUID.randomUUID(), Right.ACCESS, Sensitivity.NORMAL)),
                true,
                null,
                UUID.randomUUID());
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event not serialisable", e);
        }
    }
}

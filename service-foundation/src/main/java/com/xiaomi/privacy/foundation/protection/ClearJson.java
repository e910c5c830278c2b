package com.xiaomi.privacy.foundation.protection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Documents whose {@link Personal} values are written in the clear: the form in which they are encrypted, hashed with a
 * key, or handed to somebody who may see them. Everywhere else such values print as masks.
 */
@Singleton
public class ClearJson {

    private final ObjectMapper mapper;

    /** @param json gives everything but the form of personal values */
    public ClearJson(ObjectMapper json) {
        mapper = json.copy().registerModule(new SimpleModule().addSerializer(Personal.class, new Revealing()));
    }

    /** The document; itself personal. */
    public Personal write(Object value) {
        try {
            return Personal.of(mapper.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "not serialisable: " + value.getClass().getSimpleName(), e);
        }
    }

    /** Reads a document that {@link #write} wrote. */
    public <T> T read(Personal document, Class<T> type) {
        try {
            return mapper.readValue(document.reveal(), type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message repeats the document.
            throw new IllegalStateException("not readable as " + type.getSimpleName());
        }
    }

    /** A value as a tree with everything in the clear, to be handed out. */
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    private static final class Revealing extends StdSerializer<Personal> {
        private static final long serialVersionUID = 1L;

        Revealing() {
            super(Personal.class);
        }

        @Override
        public void serialize(Personal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.reveal());
        }
    }
}

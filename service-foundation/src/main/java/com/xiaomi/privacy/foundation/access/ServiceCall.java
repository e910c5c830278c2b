package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.startup.Transience;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A question to another service of the house. Its refusal is a fault of the service that asks and not of that one's own
 * caller, so it must not reach them as an answer.
 */
public final class ServiceCall {

    private ServiceCall() {}

    /**
     * Asks.
     *
     * @param service who is asked, for messages
     * @throws IllegalStateException if it refuses
     * @throws WebApplicationException if it fails in a way that can pass
     */
    public static <T> T ask(String service, Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            if (Transience.isTransient(e)) {
                throw e;
            }
            // Without the cause: its text may repeat what the other one said.
            throw new IllegalStateException(
                    service + " refused with status " + e.getResponse().getStatus());
        }
    }

    /**
     * Asks for something that may be gone.
     *
     * @param gone with what status the other one says so
     * @return empty if it does
     * @throws WebApplicationException as the question throws it, for every other status
     */
    public static <T> Optional<T> found(Supplier<T> question, Response.Status gone) {
        try {
            return Optional.of(question.get());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == gone.getStatusCode()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

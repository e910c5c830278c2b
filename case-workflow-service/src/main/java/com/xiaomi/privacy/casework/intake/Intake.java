package com.xiaomi.privacy.casework.intake;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.startup.Transience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks intake, the only home of what a person wrote, at the moment of use.
 *
 * <p>A refusal by intake is a fault of this service and not of its own caller, so it leaves here as
 * {@link IllegalStateException}; a failure that can pass leaves as it is.
 */
@ApplicationScoped
public class Intake {

    private final IntakeClient client;

    Intake(@RestClient IntakeClient client) {
        this.client = client;
    }

    /** By what a data system finds the person of a request. */
    public PersonIdentifiers personForTask(UUID requestId) {
        return asked(() -> client.person(requestId, "FULFILMENT_TASK"));
    }

    /** What the person wrote, for an agent who examines the case. */
    public RequestDetails detailsForReview(UUID requestId) {
        return asked(() -> client.requestDetails(requestId, "REVIEW"));
    }

    /** What the person attached, for their package. */
    public RequestDetails detailsForPackage(UUID requestId) {
        return asked(() -> client.requestDetails(requestId, "PACKAGE"));
    }

    /** A minute's right to read an attachment, for the package. */
    public Grant attachmentForPackage(UUID requestId, UUID attachmentId) {
        return asked(() -> client.grant(requestId, attachmentId, "PACKAGE"));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            if (Transience.isTransient(e)) {
                throw e;
            }
            // Without the cause: its text may repeat what intake said.
            throw new IllegalStateException(
                    "intake refused with status " + e.getResponse().getStatus());
        }
    }
}

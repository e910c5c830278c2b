package com.xiaomi.privacy.casework.intake;

import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks intake, the only home of what a person wrote, at the moment of use.
 */
@ApplicationScoped
public class Intake {

    private static final String NAME = "intake";

    private final IntakeClient client;
    private final PersonIndexClient personIndex;

    Intake(@RestClient IntakeClient client, @RestClient PersonIndexClient personIndex) {
        this.client = client;
        this.personIndex = personIndex;
    }

    /** The random references of those who are known by a Mi ID or an e-mail address; empty if nobody is. */
    public List<UUID> search(PersonSearch search) {
        return ServiceCall.ask(NAME, () -> personIndex.search("SEARCH", search)).personRefs();
    }

    /** By what a data system finds the person of a request, and what it has to know to carry out the right of a case. */
    public PersonIdentifiers personForTask(UUID requestId, UUID caseId) {
        return ServiceCall.ask(NAME, () -> client.person(requestId, "FULFILMENT_TASK", caseId));
    }

    /** By what a person who was erased is known again. Without a case, intake says nothing else. */
    public PersonIdentifiers personForSuppression(UUID requestId) {
        return ServiceCall.ask(NAME, () -> client.person(requestId, "SUPPRESSION", null));
    }

    /** What the person wrote, for an agent who examines the case. */
    public RequestDetails detailsForReview(UUID requestId) {
        return ServiceCall.ask(NAME, () -> client.requestDetails(requestId, "REVIEW"));
    }

    /** What the person attached, for their package. */
    public RequestDetails detailsForPackage(UUID requestId) {
        return ServiceCall.ask(NAME, () -> client.requestDetails(requestId, "PACKAGE"));
    }

    /** A minute's right to read an attachment, for the package. */
    public Grant attachmentForPackage(UUID requestId, UUID attachmentId) {
        return ServiceCall.ask(NAME, () -> client.grant(requestId, attachmentId, "PACKAGE"));
    }
}

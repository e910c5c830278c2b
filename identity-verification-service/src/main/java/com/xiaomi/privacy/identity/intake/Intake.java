package com.xiaomi.privacy.identity.intake;

import com.xiaomi.privacy.foundation.access.ServiceCall;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks intake, the only home of what a person wrote, at the moment of use. */
@ApplicationScoped
public class Intake {

    private static final String NAME = "intake";
    private static final String PURPOSE = "VERIFICATION";

    private final IntakeClient client;

    Intake(@RestClient IntakeClient client) {
        this.client = client;
    }

    /** Whether the data subject of a request made for another has a contact of their own. Intake does not tell which. */
    public boolean hasSubjectContact(UUID requestId) {
        return ServiceCall.ask(NAME, () -> client.subjectPresence(requestId, PURPOSE))
                .present();
    }

    /** Whether what a sign-in says is what the request says. */
    public AccountMatch compare(UUID requestId, AccountClaims claims) {
        return ServiceCall.ask(NAME, () -> client.accountMatch(requestId, PURPOSE, claims));
    }
}

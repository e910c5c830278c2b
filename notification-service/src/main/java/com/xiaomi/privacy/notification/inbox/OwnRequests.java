package com.xiaomi.privacy.notification.inbox;

import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.notification.request.IntakeClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Which requests are somebody's who signed in: asked of intake each time, for only intake knows accounts, by their keyed hashes. */
@ApplicationScoped
class OwnRequests {

    private static final String PURPOSE = "INBOX";

    private final IntakeClient intake;

    OwnRequests(@RestClient IntakeClient intake) {
        this.intake = intake;
    }

    /** The newest thousand that were submitted with the account. */
    List<UUID> of(SignedInCustomer customer) {
        IntakeClient.Account account =
                new IntakeClient.Account(customer.account().reveal());
        return ServiceCall.ask("intake", () -> intake.accountRequests(PURPOSE, account))
                .requestIds();
    }
}

package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import java.net.URI;

/** Where a running system can be reached from outside, as people, staff and data systems would. */
public record Addresses(Endpoints endpoints) {

    /** The one origin in front of the services. */
    public URI origin() {
        return endpoints.originUrl();
    }

    /** The sign-in server, without a realm. */
    public URI keycloak() {
        return endpoints.keycloakUrl();
    }

    /** The issuer of customers' tokens. */
    public String customerIssuer() {
        return endpoints.issuer("customer");
    }

    /** The issuer of staff and machine tokens. */
    public String staffIssuer() {
        return endpoints.issuer("staff");
    }

    /** The REST API of the mailbox. */
    public URI mailApi() {
        return endpoints.mailApiUrl();
    }
}

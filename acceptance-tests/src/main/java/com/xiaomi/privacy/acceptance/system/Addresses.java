package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.StackException;
import java.net.URI;

/** Where a running system can be reached from outside, as people, staff and data systems would. */
public record Addresses(Endpoints endpoints) {

    /** The one origin in front of the services. */
    public URI origin() {
        return url("origin.url");
    }

    /** The sign-in server, without a realm. */
    public URI keycloak() {
        return url("keycloak.url");
    }

    /** The issuer of staff and machine tokens. */
    public String staffIssuer() {
        return keycloak() + "/realms/staff";
    }

    /** The REST API of the mailbox. */
    public URI mailApi() {
        return url("mail.api.url");
    }

    /** One value of the stack's {@code endpoints.properties}. */
    private URI url(String key) {
        String value = endpoints.values().get(key);
        if (value == null) {
            throw new StackException("The running stack has no " + key);
        }
        return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    }
}

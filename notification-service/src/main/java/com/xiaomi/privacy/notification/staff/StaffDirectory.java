package com.xiaomi.privacy.notification.staff;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.staff.StaffDirectoryClient.User;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** How to reach a member of the staff: asked of Keycloak, their only home, at the moment of sending. */
@ApplicationScoped
public class StaffDirectory {

    private static final String REALMS = "/realms/";
    private static final String ADMIN_REALMS = "/admin/realms/";
    private static final long CONNECT_SECONDS = 2;
    private static final long READ_SECONDS = 10;

    private final StaffDirectoryClient client;

    StaffDirectory(NotificationConfig config, AccessConfig access) {
        this.client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.staffDirectoryUrl().orElseGet(() -> adminOf(access.staffIssuer())))
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .build(StaffDirectoryClient.class);
    }

    /** Their e-mail address; empty if they are gone, disabled, or the realm does not vouch for an address. */
    public Optional<Personal> emailOf(UUID sub) {
        return user(sub).filter(User::enabled).filter(User::emailVerified).map(User::email);
    }

    private Optional<User> user(UUID sub) {
        return ServiceCall.ask("Keycloak", () -> ServiceCall.found(() -> client.user(sub), Response.Status.NOT_FOUND));
    }

    /** {@code …/realms/staff} is administered at {@code …/admin/realms/staff}. */
    private static URI adminOf(URI issuer) {
        String address = issuer.toString();
        int realm = address.lastIndexOf(REALMS);
        if (realm < 0) {
            throw new IllegalStateException("rights.access.staff-issuer is no realm of Keycloak;"
                    + " set rights.notification.staff-directory-url");
        }
        return URI.create(address.substring(0, realm) + ADMIN_REALMS + address.substring(realm + REALMS.length()));
    }
}

package com.xiaomi.privacy.benchmarks.tasks;

import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Data systems that the sign-in server knows, each with credentials of its own. */
final class DataSystemClients {
    private static final String ROLE = "data-system";

    private final JsonCalls calls;
    private final String issuer;
    private final URI realm;
    private final String admin;
    private final Object role;

    DataSystemClients(JsonCalls calls, MeasuredSystem system) throws IOException, InterruptedException {
        this.calls = calls;
        this.issuer = system.staffIssuer();
        this.realm = URI.create(issuer.replace("/realms/", "/admin/realms/") + "/");
        this.admin = calls.token(
                issuer.replace("/realms/staff", "/realms/master"),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        "admin",
                        "password",
                        LocalCredentials.password("admin")));
        this.role = calls.get(realm.resolve("roles/" + ROLE), admin);
    }

    /** Lets a system sign in. */
    void add(String name) throws IOException, InterruptedException {
        calls.post(
                realm.resolve("clients"),
                admin,
                Map.of(
                        "clientId",
                        name,
                        "secret",
                        name,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "audience",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config",
                                        Map.of(
                                                "included.custom.audience", "privacy-support",
                                                "access.token.claim", "true")))));
        String id = calls.get(realm.resolve("clients?clientId=" + name), admin)
                .path(0)
                .path("id")
                .textValue();
        String user = calls.get(realm.resolve("clients/" + id + "/service-account-user"), admin)
                .path("id")
                .textValue();
        calls.post(realm.resolve("users/" + user + "/role-mappings/realm"), admin, List.of(role));
    }

    /** A token of a system, good for some minutes. */
    String token(String name) throws IOException, InterruptedException {
        return calls.token(
                issuer, Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", name));
    }
}

package com.xiaomi.privacy.localstack.testing;

import com.xiaomi.privacy.localstack.LocalCredentials;
import java.util.List;
import java.util.Map;

/** Programs of the staff realm that a test alone knows. */
public final class MachineClients {

    private static final String REALM = "staff/";

    private final RealmAdministration realm;

    /** @param staff issuer of the staff realm */
    public MachineClients(String staff) {
        this.realm = new RealmAdministration(staff);
    }

    /** Lets a program sign in, with the secret of {@link LocalCredentials#clientSecret}, and gives it a role. */
    public void add(String client, String role) {
        realm.create(
                REALM + "clients",
                Map.of(
                        "clientId",
                        client,
                        "secret",
                        LocalCredentials.clientSecret(client),
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "protocolMappers",
                        List.of(RealmAdministration.audience())));
        String id = realm.read(REALM + "clients?clientId=" + client)
                .path(0)
                .path("id")
                .textValue();
        String user = realm.read(REALM + "clients/" + id + "/service-account-user")
                .path("id")
                .textValue();
        realm.create(REALM + "users/" + user + "/role-mappings/realm", List.of(realm.read(REALM + "roles/" + role)));
    }
}

package com.xiaomi.privacy.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** People of the staff realm that a test alone knows. */
public final class StaffAccounts {

    /** Where the sample staff work. */
    public static final Map<String, String> AT_HOME =
            Map.of("affiliate", "xiaomi-technology-netherlands", "work_country", "NL");

    private static final String USERS = "staff/users";

    private final RealmAdministration realm;

    /** @param staff issuer of the staff realm */
    public StaffAccounts(String staff) {
        this.realm = new RealmAdministration(staff);
    }

    /** Somebody new who works at home. */
    public String add(String... roles) {
        return add(AT_HOME, roles);
    }

    /**
     * Somebody new, who signs in with the password of {@link LocalCredentials#password}.
     *
     * @param place the attributes that say where they work; empty if nobody has said it
     * @return their user name
     */
    public String add(Map<String, String> place, String... roles) {
        String name = "test." + UUID.randomUUID();
        realm.create(
                USERS,
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "firstName",
                        "Test",
                        "lastName",
                        "Person",
                        "email",
                        name + "@staff.example",
                        "emailVerified",
                        true,
                        "attributes",
                        place,
                        "credentials",
                        List.of(Map.of(
                                "type", "password", "value", LocalCredentials.password(name), "temporary", false))));
        String user = realm.read(USERS + "?exact=true&username=" + name)
                .path(0)
                .path("id")
                .textValue();
        List<JsonNode> given = Arrays.stream(roles)
                .map(role -> realm.read("staff/roles/" + role))
                .toList();
        realm.create(USERS + "/" + user + "/role-mappings/realm", given);
        return name;
    }
}

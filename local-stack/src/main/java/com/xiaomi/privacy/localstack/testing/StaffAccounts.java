package com.xiaomi.privacy.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        Map<String, Object> password =
                Map.of("type", "password", "value", LocalCredentials.password(name), "temporary", false);
        realm.create(
                USERS,
                Map.ofEntries(
                        Map.entry("username", name),
                        Map.entry("enabled", true),
                        Map.entry("firstName", "Test"),
                        Map.entry("lastName", "Person"),
                        Map.entry("email", name + "@staff.example"),
                        Map.entry("emailVerified", true),
                        Map.entry("attributes", place),
                        Map.entry("credentials", List.of(password))));
        JsonNode account = account(name);
        String user = account.path("id").textValue();
        // They have done what a new account has to do first, as far as the realm knows.
        realm.change(
                USERS + "/" + user,
                ((ObjectNode) account).set("requiredActions", JsonNodeFactory.instance.arrayNode()));
        List<JsonNode> given = Arrays.stream(roles)
                .map(role -> realm.read("staff/roles/" + role))
                .toList();
        realm.create(USERS + "/" + user + "/role-mappings/realm", given);
        return name;
    }

    /** Disables the account of somebody. */
    public void disable(String name) {
        ObjectNode account = (ObjectNode) account(name);
        realm.change(USERS + "/" + account.path("id").textValue(), account.put("enabled", false));
    }

    /** Ends all sessions of somebody. */
    public void signOut(String name) {
        realm.create(USERS + "/" + account(name).path("id").textValue() + "/logout", Map.of());
    }

    private JsonNode account(String name) {
        return realm.read(USERS + "?exact=true&username=" + name).path(0);
    }
}

package com.xiaomi.privacy.identity.testing;

import com.xiaomi.privacy.localstack.testing.StaffTokens;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tokens of the staff realm, from the real Keycloak. */
@Singleton
public class StaffSignIn {

    public static final String IRINA = "reviewer.irina";
    public static final String IGOR = "reviewer.igor";
    public static final String ROSA = "reviewer.rosa";
    public static final String AGENT = "agent.anna";

    private final StaffTokens tokens;

    StaffSignIn(@ConfigProperty(name = "test.keycloak.url") String keycloak) {
        this.tokens = new StaffTokens(keycloak + "/realms/staff");
    }

    /** A member of the staff, by password. */
    public String token(String user) {
        return tokens.of(user);
    }

    /** A program that the realm knows. */
    public String machine(String client) {
        return tokens.ofMachine(client);
    }

    /** The e-mail address that the realm knows of a member of the staff. */
    public static String emailOf(String user) {
        return user + "@staff.example";
    }
}

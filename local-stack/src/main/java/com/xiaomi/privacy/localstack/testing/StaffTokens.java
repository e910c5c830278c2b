package com.xiaomi.privacy.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of people and programs of the staff realm. Each is taken anew in its middle age: a run of tests outlives it. */
public final class StaffTokens {

    private static final String PEOPLE_SIGN_IN_AT = "privacy-staff";

    private final String issuer;
    private final Map<Map<String, String>, Taken> tokens = new ConcurrentHashMap<>();

    /** @param staff issuer of the staff realm */
    public StaffTokens(String staff) {
        this.issuer = staff;
    }

    /** Of somebody who signs in with {@link LocalCredentials#password}. */
    public String of(String user) {
        return token(RealmAdministration.byPassword(PEOPLE_SIGN_IN_AT, user));
    }

    /** Of a program that signs in with {@link LocalCredentials#clientSecret}. */
    public String ofMachine(String client) {
        return token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                LocalCredentials.clientSecret(client)));
    }

    private String token(Map<String, String> grant) {
        return tokens.compute(grant, (asked, before) -> before != null && before.isYoung() ? before : take(asked))
                .value();
    }

    private Taken take(Map<String, String> grant) {
        Instant now = Instant.now();
        JsonNode answer = RealmAdministration.grant(issuer, grant);
        Duration life = Duration.ofSeconds(answer.path("expires_in").longValue());
        return new Taken(answer.path("access_token").textValue(), now.plus(life.dividedBy(2)));
    }

    private record Taken(String value, Instant youngUntil) {
        boolean isYoung() {
            return Instant.now().isBefore(youngUntil);
        }
    }
}

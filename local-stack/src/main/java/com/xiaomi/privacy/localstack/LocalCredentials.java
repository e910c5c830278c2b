package com.xiaomi.privacy.localstack;

/**
 * The sample passwords of the local stack. They protect nothing: every server listens on 127.0.0.1 only and its data is
 * thrown away at the next start.
 */
public final class LocalCredentials {
    private static final String SUFFIX = "-local-sample";

    private LocalCredentials() {}

    /** The password of a database role. */
    public static String databasePassword(String role) {
        return role + SUFFIX;
    }
}

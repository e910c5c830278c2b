package com.xiaomi.privacy.localstack;

/** The servers a stack can be made of. */
public enum ServerKind {
    POSTGRES,
    KAFKA,
    KEYCLOAK,
    S3,
    MAIL,
    TRACES,
    /** Started only where it is installed. */
    CLAMAV,
    ORIGIN
}

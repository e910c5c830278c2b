package com.xiaomi.privacy.localstack;

import java.util.Locale;
import java.util.stream.Stream;

/** The ports that can be asked for. */
public enum PortName {
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    KAFKA_USERS("Kafka's users"),
    KEYCLOAK("Keycloak"),
    S3("the S3 store"),
    SMTP("the mailbox (SMTP)"),
    IMAP("the mailbox (IMAP)"),
    MAIL_API("the mailbox (REST)"),
    TRACES("the trace sink"),
    CLAMAV("the virus scanner"),
    ORIGIN("the origin"),
    CONTROL("the stack's control");

    private final String purpose;

    PortName(String purpose) {
        this.purpose = purpose;
    }

    /** Who listens on the port, for messages. */
    public String purpose() {
        return purpose;
    }

    /** The name of the command-line option, for example {@code --postgres-port}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /**
     * Finds a port by its command-line option.
     *
     * @throws StackException if there is none
     */
    public static PortName ofOption(String option) {
        return Stream.of(values())
                .filter(name -> name.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new StackException("Unknown option " + option));
    }
}

package com.xiaomi.privacy.rightsctl.deadletter;

import com.xiaomi.privacy.rightsctl.system.Broker;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whose dead letters, and on which broker. */
final class WhichLetters {

    @Mixin
    private Broker broker;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "For example privacy.cases.v1.")
    private String topic;

    @Parameters(index = "1", paramLabel = "GROUP", description = "For example notification-service.")
    private String group;

    /**
     * Opens them; the caller closes them.
     *
     * @throws IOException if the broker's file can't be read
     */
    DeadLetters open() throws IOException {
        return new DeadLetters(broker.properties(), topic, group);
    }
}

package com.xiaomi.privacy.rightsctl.deadletter;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what waits to be put back. */
@Command(
        name = "list",
        description = "Shows what a consumer group could not apply and nobody has put back yet. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class ListDeadLettersCommand implements Callable<Integer> {

    @Mixin
    private Broker broker;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "For example privacy.cases.v1.")
    private String topic;

    @Parameters(index = "1", paramLabel = "GROUP", description = "For example notification-service.")
    private String group;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (DeadLetters letters = new DeadLetters(broker.properties(), topic, group)) {
            List<ConsumerRecord<byte[], byte[]>> waiting = letters.waiting();
            waiting.forEach(letter -> spec.commandLine().getOut().println(DeadLetters.line(letter)));
            spec.commandLine().getErr().println(waiting.size() + " wait");
            return ExitCode.OK;
        }
    }
}

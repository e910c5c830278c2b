package com.xiaomi.privacy.rightsctl.deadletter;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what waits to be put back. */
@Command(
        name = "list",
        description = "Shows what a consumer group could not apply and nobody has put back yet. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class ListDeadLettersCommand implements Callable<Integer> {

    @Mixin
    private WhichLetters which;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (DeadLetters letters = which.open()) {
            List<ConsumerRecord<byte[], byte[]>> waiting = letters.waiting();
            waiting.forEach(letter -> spec.commandLine().getOut().println(DeadLetters.line(letter)));
            spec.commandLine().getErr().println(waiting.size() + " wait");
            return ExitCode.OK;
        }
    }
}

package com.xiaomi.privacy.rightsctl.deadletter;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Puts back what waits. */
@Command(
        name = "replay",
        description = {
            "Puts back to its topic what a consumer group could not apply, in its order; mend the cause first. What waits behind it",
            "follows by itself, and other groups see a redelivery and ignore it. Broken off, it goes on where it was the next time."
        },
        mixinStandardHelpOptions = true)
public final class ReplayDeadLettersCommand implements Callable<Integer> {

    @Mixin
    private WhichLetters which;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DeadLetters letters = which.open()) {
            int replayed = 0;
            for (ConsumerRecord<byte[], byte[]> letter : letters.waiting()) {
                letters.replay(letter);
                spec.commandLine().getOut().println(DeadLetters.line(letter));
                replayed++;
            }
            spec.commandLine().getErr().println(replayed + " put back");
            return ExitCode.OK;
        } catch (ExecutionException e) {
            spec.commandLine()
                    .getErr()
                    .println("The broker did not take it: " + e.getCause().getMessage());
            return ExitCode.SOFTWARE;
        }
    }
}

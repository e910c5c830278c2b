package com.xiaomi.privacy.localstack;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a stack in the foreground: {@code start [--home folder] [--cache folder] [--servers postgres,kafka,…]
 * [--postgres-port n …] [--service name=URL …]}. It ends with SIGTERM or Ctrl-C, and then everything is gone. {@code
 * prepare [--cache folder]} does what needs to be done once per version of the servers, so that a start is short.
 */
public final class StackMain {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private StackMain() {}

    /** Exits with code 1 and one line of explanation if the stack does not come up. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(Arrays.asList(arguments));
        } catch (StackException e) {
            ERR.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> arguments) throws InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (command) {
            case "start" -> start(StackArguments.parse(arguments.subList(1, arguments.size())));
            case "prepare" -> prepare(StackArguments.parse(arguments.subList(1, arguments.size())));
            default -> throw new StackException("Say what to do: start or prepare");
        }
    }

    private static void prepare(StackOptions options) {
        long begin = System.nanoTime();
        LocalStack.prepare(options.cache());
        OUT.printf("The servers are prepared after %.1f s.%n", (System.nanoTime() - begin) / 1e9);
    }

    private static void start(StackOptions options) throws InterruptedException {
        // What Kafka's admin client tells at INFO is not for the person at the keyboard.
        Logger.getLogger("").setLevel(Level.WARNING);
        long begin = System.nanoTime();
        LocalStack stack = LocalStack.start(options, OUT::println);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the stack"));
        OUT.printf("The stack is ready after %.1f s; press Ctrl-C to stop it.%n", (System.nanoTime() - begin) / 1e9);
        new CountDownLatch(1).await();
    }
}

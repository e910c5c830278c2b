package com.xiaomi.privacy.localstack;

import java.nio.file.Path;

/** One whole stack for all tests of this module that look at a running one. */
public final class RunningStack {
    private static LocalStack stack;
    private static boolean tried;

    private RunningStack() {}

    /** The running stack, which ends with this JVM. */
    public static synchronized LocalStack get() {
        if (stack == null && tried) {
            throw new StackException("The stack of the tests did not start; the first test that needed it says why");
        }
        if (stack == null) {
            tried = true;
            stack = LocalStack.start(
                    StackOptions.in(Path.of("target", "local-stack")).withCache(cache()), System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the stack of the tests"));
        }
        return stack;
    }

    /** The folder that all builds share for unpacked servers. */
    public static Path cache() {
        return SharedStack.home().resolve("cache");
    }
}

package com.xiaomi.privacy.localstack;

/** One server of the stack. */
public interface LocalServer extends AutoCloseable {

    /** The name shown to people. */
    String name();

    /**
     * Starts the server and returns when it answers.
     *
     * @throws StackException if it does not come up
     */
    void start();

    /** Brings the server back to the state right after its start; what was stored in it since is gone. */
    void reset();

    /** Stops the server and returns when its process is gone. Does nothing if it does not run. */
    @Override
    void close();
}

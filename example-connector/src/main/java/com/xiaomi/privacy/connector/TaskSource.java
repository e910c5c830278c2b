package com.xiaomi.privacy.connector;

/** Where tasks come from. */
interface TaskSource extends AutoCloseable {

    /** Works until {@link #stop()} is called, in the calling thread. */
    void run() throws InterruptedException;

    /** Ends {@link #run()} soon; may be called from any thread. */
    void stop();

    @Override
    void close();
}

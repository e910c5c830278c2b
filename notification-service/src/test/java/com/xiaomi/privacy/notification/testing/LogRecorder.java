package com.xiaomi.privacy.notification.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Everything the service logs, exceptions with their causes included. */
public final class LogRecorder extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
        StringWriter line = new StringWriter();
        line.append(formatter.formatMessage(record));
        if (record instanceof org.jboss.logmanager.ExtLogRecord extended) {
            line.append(' ').append(extended.getFormattedMessage());
        }
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(line));
        }
        lines.add(line.toString());
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        lines.clear();
    }
}

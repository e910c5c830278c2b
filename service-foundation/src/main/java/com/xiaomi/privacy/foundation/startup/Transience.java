package com.xiaomi.privacy.foundation.startup;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a failure that goes away by itself (a server that is down or busy) from one that repeats for ever. */
public final class Transience {

    // PostgreSQL: connection (08), resources (53), operator intervention (57P), serialisation and deadlock (40),
    // and a table that the migration has yet to create (42P01).
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "40");
    private static final Set<String> SQL_STATES = Set.of("57P01", "57P02", "57P03", "42P01", "3D000");
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private Transience() {}

    /** Whether trying again later can help; looks at the exception and its causes. */
    public static boolean isTransient(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = next(cause)) {
            if (isTransientItself(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The class names of the exception and its causes: safe to log, for messages may repeat what people sent. */
    public static String describe(Throwable exception) {
        StringBuilder description = new StringBuilder(exception.getClass().getSimpleName());
        for (Throwable cause = next(exception); cause != null; cause = next(cause)) {
            description.append(" <- ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql) {
                description.append(' ').append(sql.getSQLState());
            }
        }
        return description.toString();
    }

    private static boolean isTransientItself(Throwable cause) {
        if (cause instanceof SQLException sql) {
            String state = sql.getSQLState();
            // Agroal reports an exhausted or unreachable pool without a state.
            return state == null || SQL_STATES.contains(state) || SQL_CLASSES.contains(state.substring(0, 2));
        }
        if (cause instanceof WebApplicationException answer) {
            int status = answer.getResponse().getStatus();
            return status >= SERVER_ERROR || status == TOO_MANY;
        }
        if (cause instanceof JsonProcessingException) {
            return false;
        }
        return cause instanceof ProcessingException
                || cause instanceof IOException
                || cause instanceof TimeoutException;
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}

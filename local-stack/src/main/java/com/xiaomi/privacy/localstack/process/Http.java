package com.xiaomi.privacy.localstack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** One plain HTTP call; enough to ask a server whether it is there. */
public final class Http {
    private static final int PATIENCE_MILLISECONDS = 5_000;

    private Http() {}

    /**
     * Sends a request without a body and throws the answer's body away.
     *
     * @return the status of the answer
     * @throws IOException if there is no answer
     */
    public static int status(String method, URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE_MILLISECONDS);
        connection.setReadTimeout(PATIENCE_MILLISECONDS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}

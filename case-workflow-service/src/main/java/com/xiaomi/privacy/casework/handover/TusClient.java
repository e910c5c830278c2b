package com.xiaomi.privacy.casework.handover;

import io.quarkus.runtime.Startup;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Uploads by tus 1.0.0 (core, creation, and checksum where it is offered). Never follows a redirect, never goes to another origin than
 * the endpoint's, and reads no body of an answer.
 */
@Startup
@ApplicationScoped
class TusClient {

    private static final String TLS = "handover";
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OFFSET = "Upload-Offset";
    private static final String SHA_256 = "sha256";
    private static final int LONGEST_URL = 2000;
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;
    private static final int REDIRECTION = 3;
    private static final int CLIENT_ERROR = 4;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final HttpClient http;

    TusClient(TlsConfigurationRegistry tls) {
        HttpClient.Builder building = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER);
        tls.get(TLS).map(TusClient::context).ifPresent(building::sslContext);
        this.http = building.build();
    }

    private static SSLContext context(TlsConfiguration configured) {
        if (configured.isTrustAll()) {
            throw new IllegalStateException(
                    "quarkus.tls." + TLS + ".trust-all must not be set: packages would go to anybody");
        }
        try {
            return configured.createSSLContext();
        } catch (Exception e) {
            throw new IllegalStateException("quarkus.tls." + TLS + " is no usable TLS configuration", e);
        }
    }

    /** Whether the receiver checks each piece against its SHA-256. */
    boolean takesChecksums(ReceivingController to) throws TransferException, InterruptedException {
        // The one request that goes without the version (core protocol, OPTIONS).
        HttpResponse<InputStream> answer = send(
                to,
                plain(to, to.endpoint())
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build());
        return answer.statusCode() / HUNDRED == SUCCESS
                && lists(answer, "Tus-Extension", "checksum")
                && lists(answer, "Tus-Checksum-Algorithm", SHA_256);
    }

    /**
     * Announces an upload.
     *
     * @param size in bytes
     * @param metadata names without spaces and commas
     * @return where it goes, at the endpoint's origin
     */
    URI create(ReceivingController to, long size, Map<String, String> metadata)
            throws TransferException, InterruptedException {
        HttpResponse<InputStream> answer = send(
                to,
                request(to, to.endpoint())
                        .header("Upload-Length", Long.toString(size))
                        .header("Upload-Metadata", encoded(metadata))
                        .POST(BodyPublishers.noBody())
                        .build());
        if (answer.statusCode() != CREATED) {
            throw unexpected(to, answer);
        }
        URI upload = answer.headers()
                .firstValue("Location")
                .filter(location -> location.length() <= LONGEST_URL)
                .map(location -> resolved(to, location))
                .filter(url -> url.toString().length() <= LONGEST_URL)
                .orElseThrow(() -> notTus(to, "names no usable place"));
        if (!to.isAtHome(upload)) {
            throw new TransferException(
                    Trouble.OTHER_ORIGIN, to.endpoint().getHost() + " wants the bytes at another origin");
        }
        return upload;
    }

    /**
     * How many bytes the receiver has; empty if it knows the upload no more.
     *
     * @param size of the whole
     */
    OptionalLong offset(ReceivingController to, URI upload, long size) throws TransferException, InterruptedException {
        HttpResponse<InputStream> answer = send(to, request(to, upload).HEAD().build());
        if (answer.statusCode() == NOT_FOUND || answer.statusCode() == GONE) {
            return OptionalLong.empty();
        }
        long offset = offset(to, answer);
        if (offset > size) {
            throw notTus(to, "has more bytes than there are");
        }
        return OptionalLong.of(offset);
    }

    /** Sends one piece. */
    void append(ReceivingController to, URI upload, long offset, byte[] piece, boolean withChecksum)
            throws TransferException, InterruptedException {
        HttpRequest.Builder request = request(to, upload)
                .header(OFFSET, Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream");
        if (withChecksum) {
            request.header("Upload-Checksum", SHA_256 + " " + sha256(piece));
        }
        BodyPublisher body = BodyPublishers.ofByteArray(piece);
        if (offset(to, send(to, request.method("PATCH", body).build())) != offset + piece.length) {
            throw notTus(to, "took another number of bytes than was sent");
        }
    }

    private static HttpRequest.Builder request(ReceivingController to, URI address) {
        return plain(to, address).header("Tus-Resumable", "1.0.0");
    }

    private static HttpRequest.Builder plain(ReceivingController to, URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        to.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private HttpResponse<InputStream> send(ReceivingController to, HttpRequest request)
            throws TransferException, InterruptedException {
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new TransferException(
                    Trouble.UNREACHABLE, to.endpoint().getHost() + " cannot be reached or breaks off", e);
        }
    }

    private static long offset(ReceivingController to, HttpResponse<?> answer) throws TransferException {
        if (answer.statusCode() / HUNDRED != SUCCESS) {
            throw unexpected(to, answer);
        }
        try {
            long offset = answer.headers().firstValueAsLong(OFFSET).orElse(-1);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException e) {
            throw new TransferException(
                    Trouble.NOT_TUS, to.endpoint().getHost() + " answers with an offset that is no number", e);
        }
        throw notTus(to, "does not say how many bytes it has");
    }

    private static TransferException unexpected(ReceivingController to, HttpResponse<?> answer) {
        Trouble trouble = switch (answer.statusCode() / HUNDRED) {
            case SUCCESS -> Trouble.NOT_TUS;
            case REDIRECTION -> Trouble.REDIRECTED;
            case CLIENT_ERROR -> Trouble.REFUSED;
            default -> Trouble.RECEIVER_FAILS;
        };
        return new TransferException(trouble, to.endpoint().getHost() + " answers " + answer.statusCode());
    }

    private static TransferException notTus(ReceivingController to, String what) {
        return new TransferException(Trouble.NOT_TUS, to.endpoint().getHost() + " " + what);
    }

    /** Null if it is no address. */
    private static URI resolved(ReceivingController to, String location) {
        try {
            return to.endpoint().resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean lists(HttpResponse<?> answer, String header, String wanted) {
        return answer.headers().allValues(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(one -> one.strip().equals(wanted));
    }

    private static String encoded(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    private static String sha256(byte[] piece) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(piece));
    }
}

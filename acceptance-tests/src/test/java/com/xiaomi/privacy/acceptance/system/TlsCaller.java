package com.xiaomi.privacy.acceptance.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Calls by TLS what listens on this machine under a name that only the cell's cluster knows, and that its certificate has to say. */
final class TlsCaller {
    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final SSLSocketFactory sockets;

    private TlsCaller(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** @param authority PEM file of the only authority that it trusts */
    static TlsCaller trusting(Path authority) throws IOException {
        try (InputStream certificate = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new TlsCaller(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /**
     * The whole answer to a GET: status line, headers and body as they came.
     *
     * @throws javax.net.ssl.SSLException if it does not show a trusted certificate of its name
     */
    String get(String host, int port, String path, String... headers) throws IOException {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket encrypted = (SSLSocket) sockets.createSocket(plain, host, port, true)) {
            plain.setSoTimeout(PATIENCE_MILLISECONDS);
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
            String call = "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n".formatted(path, host, port)
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                    + "\r\n";
            encrypted.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
            encrypted.getOutputStream().flush();
            return new String(encrypted.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

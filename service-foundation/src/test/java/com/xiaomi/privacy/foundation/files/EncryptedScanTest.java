package com.xiaomi.privacy.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.foundation.files.MalwareScanner.Scan;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy for TLS in front of clamd is asked only if it shows a certificate of the host's name that is trusted. */
class EncryptedScanTest {

    private static final char[] PASSWORD = "local-sample".toCharArray();
    private static final String NAME = "localhost";

    @TempDir
    static Path folder;

    private static KeyStore proxy;
    private static KeyStore stranger;

    @BeforeAll
    static void make() throws Exception {
        proxy = keyStore("proxy");
        stranger = keyStore("stranger");
    }

    @Test
    void aFilePassesByTls() throws Exception {
        try (ServerSocket server = answering(context(proxy).getServerSocketFactory());
                Scan scan = scanner(NAME, server, trusting(proxy)).begin()) {
            scan.write(SampleFiles.text());

            assertThat(scan.finish()).isTrue();
        }
    }

    @Test
    void whoIsNotTrustedGetsNothing() throws Exception {
        try (ServerSocket server = answering(context(stranger).getServerSocketFactory())) {
            MalwareScanner scanner = scanner(NAME, server, trusting(proxy));

            assertThatThrownBy(scanner::begin).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void whoHasAnotherNameGetsNothing() throws Exception {
        try (ServerSocket server = answering(context(proxy).getServerSocketFactory())) {
            MalwareScanner scanner = scanner("127.0.0.1", server, trusting(proxy));

            assertThatThrownBy(scanner::begin).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void whoSpeaksInTheClearGetsNothing() throws Exception {
        try (ServerSocket server = answering(ServerSocketFactory.getDefault())) {
            MalwareScanner scanner = scanner(NAME, server, trusting(proxy));

            assertThatIOException().isThrownBy(scanner::begin);
        }
    }

    @Test
    void whomToTrustIsAskedAnewForEachFile() throws Exception {
        try (ServerSocket server = answering(context(proxy).getServerSocketFactory(), 2)) {
            AtomicReference<SSLSocketFactory> trusted = new AtomicReference<>(trusting(stranger));
            MalwareScanner scanner = scanner(NAME, server, trusted::get);
            assertThatThrownBy(scanner::begin).isInstanceOf(SSLHandshakeException.class);

            trusted.set(trusting(proxy));

            try (Scan scan = scanner.begin()) {
                scan.write(SampleFiles.text());
                assertThat(scan.finish()).isTrue();
            }
        }
    }

    private static MalwareScanner scanner(String host, ServerSocket server, SSLSocketFactory encryption) {
        return scanner(host, server, () -> encryption);
    }

    private static MalwareScanner scanner(String host, ServerSocket server, Supplier<SSLSocketFactory> encryption) {
        return new MalwareScanner(
                FileCheckTest.scanner(Optional.of(host), server.getLocalPort()), Optional.of(encryption));
    }

    private static ServerSocket answering(ServerSocketFactory sockets) throws IOException {
        return answering(sockets, 1);
    }

    /** Speaks as clamd does of clean files, to so many callers, one after the other. */
    private static ServerSocket answering(ServerSocketFactory sockets, int callers) throws IOException {
        ServerSocket server = sockets.createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            for (int caller = 0; caller < callers; caller++) {
                answer(server);
            }
        });
        return server;
    }

    private static void answer(ServerSocket server) {
        try (Socket connection = server.accept()) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            in.skipNBytes("zINSTREAM\0".length());
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                in.skipNBytes(length);
            }
            connection.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The test sees it from the other side.
        }
    }

    private static SSLContext context(KeyStore own) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLSocketFactory trusting(KeyStore other) throws Exception {
        Certificate certificate = other.getCertificate(NAME);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static KeyStore keyStore(String whose) throws Exception {
        Path file = folder.resolve(whose + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + whose,
                        "-ext",
                        "san=dns:" + NAME,
                        "-validity",
                        "2",
                        "-alias",
                        NAME,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        return store;
    }
}

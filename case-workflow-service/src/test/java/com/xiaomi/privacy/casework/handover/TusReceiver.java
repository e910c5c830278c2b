package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.testing.ReceiverFiles;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Another controller: a tus server over TLS that others wrote, which can be in a bad mood. */
final class TusReceiver implements AutoCloseable {

    /** What it does with a call. */
    enum Mood {
        WELL,
        FAILS,
        REDIRECTS,
        LURES
    }

    /**
     * What came.
     *
     * @param upload path
     * @param offset null if none was said
     * @param checksum null if none was said
     * @param authorization null if none was sent
     */
    record Call(String method, String upload, String offset, String checksum, String authorization) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Tomcat tomcat = new Tomcat();
    private final TusFileUploadService tus;
    private volatile Mood mood = Mood.WELL;
    private volatile URI elsewhere = URI.create("https://127.0.0.1:1/files/1");

    TusReceiver(Path keyStore) throws IOException, LifecycleException {
        Path home = Files.createTempDirectory("tus-receiver-");
        tus = new TusFileUploadService().withStoragePath(home.toString()).withUploadUri("/files");
        tomcat.setBaseDir(home.toString());
        tomcat.setConnector(connector(keyStore));
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "tus", new Uploads());
        context.addServletMappingDecoded("/files/*", "tus");
        tomcat.start();
    }

    private static Connector connector(Path keyStore) {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig tls = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(keyStore.toString());
        certificate.setCertificateKeystoreType("PKCS12");
        certificate.setCertificateKeystorePassword(ReceiverFiles.PASSWORD);
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        return connector;
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    void be(Mood now) {
        mood = now;
    }

    /** Where it redirects and lures to. */
    void pointTo(URI place) {
        elsewhere = place;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    UploadInfo info(String upload) throws IOException, TusException {
        return tus.getUploadInfo(upload);
    }

    Map<String, String> metadata(String upload) throws IOException, TusException {
        return info(upload).getMetadata();
    }

    byte[] bytes(String upload) throws IOException, TusException {
        try (InputStream content = tus.getUploadedBytes(upload)) {
            return content.readAllBytes();
        }
    }

    void forget(String upload) throws IOException, TusException {
        tus.deleteUpload(upload);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @SuppressWarnings("serial") // Nobody writes it down.
    private final class Uploads extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            calls.add(new Call(
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getHeader("Upload-Offset"),
                    request.getHeader("Upload-Checksum"),
                    request.getHeader("Authorization")));
            switch (mood) {
                case WELL -> tus.process(request, response);
                case FAILS -> response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                case REDIRECTS -> answer(response, HttpServletResponse.SC_TEMPORARY_REDIRECT);
                case LURES -> answer(response, HttpServletResponse.SC_CREATED);
            }
        }

        private void answer(HttpServletResponse response, int status) {
            response.setStatus(status);
            response.setHeader("Location", elsewhere.toString());
        }
    }
}

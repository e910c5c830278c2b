package com.xiaomi.privacy.localstack.mail;

import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Http;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.ServerJars;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The e-mail server, a GreenMail. It accepts mail to anyone, delivers nothing, and shows each mailbox by IMAP (any
 * password) and by REST: {@code GET /api/user/{address}/messages}.
 */
public final class MailServer implements LocalServer {

    private final Path cache;
    private final Path folder;
    private final Path log;
    private final Ports ports;
    private SupervisedProcess process;

    /** The three ports it listens on. */
    public record Ports(int smtp, int imap, int api) {}

    /**
     * A mailbox not yet started.
     *
     * @param cache the folder that outlives the stack, with the server's archive
     * @param folder the folder for its configuration; mail is kept in memory
     * @param log the log file
     */
    public MailServer(Path cache, Path folder, Path log, Ports ports) {
        this.cache = cache;
        this.folder = folder;
        this.log = log;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "Mailbox";
    }

    @Override
    public void start() {
        JavaCommand java = new JavaCommand("128m")
                .with(
                        "-Dlog4j2.configurationFile=" + writeLogging(),
                        "-Dgreenmail.hostname=127.0.0.1",
                        "-Dgreenmail.smtp.hostname=127.0.0.1",
                        "-Dgreenmail.smtp.port=" + ports.smtp(),
                        "-Dgreenmail.imap.hostname=127.0.0.1",
                        "-Dgreenmail.imap.port=" + ports.imap(),
                        "-Dgreenmail.api.hostname=127.0.0.1",
                        "-Dgreenmail.api.port=" + ports.api(),
                        "-Dgreenmail.auth.disabled");
        String archive = ServerJars.find(cache, "greenmail-standalone-").toString();
        process = SupervisedProcess.start(new SupervisedProcess.Spec(
                name(),
                java.main(archive, "com.icegreen.greenmail.standalone.GreenMailStandaloneRunner", List.of()),
                Map.of(),
                folder,
                log,
                "TERM"));
        Await.ready(
                name(), process, () -> Http.status("GET", api("/api/service/readiness")) == HttpURLConnection.HTTP_OK);
    }

    /** At its usual level it logs addresses; no log of the stack may hold personal data. */
    private Path writeLogging() {
        String text = """
                appender.console.type=Console
                appender.console.name=console
                appender.console.layout.type=PatternLayout
                appender.console.layout.pattern=%d %p %c{1} %m%n
                rootLogger.level=warn
                rootLogger.appenderRef.console.ref=console
                """;
        try {
            return Files.writeString(Folders.create(folder).resolve("log4j2.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI api(String path) {
        return URI.create("http://127.0.0.1:" + ports.api() + path);
    }

    /** Deletes all mail. */
    @Override
    public void reset() {
        try {
            int status = Http.status("POST", api("/api/mail/purge"));
            if (status != HttpURLConnection.HTTP_OK) {
                throw new StackException("The mailbox cannot be emptied: it answers " + status);
            }
        } catch (IOException e) {
            throw new StackException("The mailbox cannot be emptied: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}

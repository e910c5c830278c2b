package com.xiaomi.privacy.localstack.scan;

import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The virus scanner, ClamAV's clamd as the machine has it installed (Debian: {@code clamav-daemon}). It knows one
 * signature, that of the EICAR test file: signatures of real malware are a download of some hundred megabytes.
 */
public final class ScannerServer implements LocalServer {
    // In two parts, so that no scanner of a developer's machine takes this for the test file.
    private static final String TEST_FILE_MARK = "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE";
    private static final int PING_MILLIS = 2_000;

    private final Path folder;
    private final Path log;
    private final int port;
    private SupervisedProcess process;

    /**
     * A scanner not yet started.
     *
     * @param folder the folder for its configuration and signatures
     * @param log the log file
     */
    public ScannerServer(Path folder, Path log, int port) {
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    @Override
    public String name() {
        return "ClamAV";
    }

    @Override
    public void start() {
        String program = program()
                .orElseThrow(() -> new StackException("ClamAV is not installed (Debian: clamav-daemon)"))
                .toString();
        process = SupervisedProcess.start(new SupervisedProcess.Spec(
                name(), List.of(program, "--config-file=" + configure()), Map.of(), folder, log, "TERM"));
        Await.ready(name(), process, this::answers);
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path configure() {
        Path signatures = Folders.create(folder.resolve("signatures"));
        Path scratch = Folders.create(folder.resolve("scratch"));
        String mark = HexFormat.of().formatHex(TEST_FILE_MARK.getBytes(StandardCharsets.US_ASCII));
        try {
            Files.writeString(signatures.resolve("local.ndb"), "Local.Eicar:0:*:" + mark + "\n");
            return Files.writeString(folder.resolve("clamd.conf"), """
                    Foreground yes
                    TCPAddr 127.0.0.1
                    TCPSocket %d
                    DatabaseDirectory %s
                    TemporaryDirectory %s
                    StreamMaxLength 51M
                    """.formatted(port, signatures, scratch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PING_MILLIS);
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).startsWith("PONG");
        }
    }

    /** Nothing was stored in it. */
    @Override
    public void reset() {
        // It keeps nothing.
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}

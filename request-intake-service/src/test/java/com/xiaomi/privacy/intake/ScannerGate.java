package com.xiaomi.privacy.intake;

import com.xiaomi.privacy.localstack.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.OptionalInt;

/** Stands between intake and the stack's ClamAV, so that a test can take the scanner away for a moment. */
public final class ScannerGate implements QuarkusTestResourceLifecycleManager {

    private static volatile boolean open = true;
    private ServerSocket server;

    /** Whether there is a scanner at all. */
    static boolean hasScanner() {
        return SharedStack.endpoints().clamavPort().isPresent();
    }

    /** Whether connections reach the scanner; else they break off. */
    static void setOpen(boolean wanted) {
        open = wanted;
    }

    @Override
    public int order() {
        // After the stack, whose port it replaces.
        return 1;
    }

    @Override
    public Map<String, String> start() {
        OptionalInt scanner = SharedStack.endpoints().clamavPort();
        if (scanner.isEmpty()) {
            return Map.of();
        }
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(scanner.getAsInt()));
        return Map.of("rights.malware-scan.port", Integer.toString(server.getLocalPort()));
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void accept(int scanner) {
        while (!server.isClosed()) {
            acceptOne(scanner);
        }
    }

    private void acceptOne(int scanner) {
        try {
            Socket client = server.accept();
            if (open) {
                connect(client, scanner);
            } else {
                client.close();
            }
        } catch (IOException e) {
            // Closed, or the next one fares better.
            return;
        }
    }

    private static void connect(Socket client, int scanner) throws IOException {
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), scanner);
        Thread.ofVirtual().start(() -> pump(client, behind));
        Thread.ofVirtual().start(() -> pump(behind, client));
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them hung up; so does the other now.
            return;
        }
    }
}

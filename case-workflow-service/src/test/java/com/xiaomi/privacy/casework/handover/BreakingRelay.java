package com.xiaomi.privacy.casework.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** The way to a server, on which a connection can break off. */
final class BreakingRelay implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket listening;
    private final int target;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    BreakingRelay(int port, int target) throws IOException {
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    /** Breaks one connection off when so many bytes have gone to the server; what comes later passes. */
    void breakOnceAfter(long bytes) {
        left.set(bytes);
    }

    boolean hasBroken() {
        return left.get() <= 0;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pump(client, server, left));
                Thread.ofVirtual().start(() -> pump(server, client, new AtomicLong(Long.MAX_VALUE)));
            } catch (IOException e) {
                // Closed, or the server is away: the client sees the end of its connection.
            }
        }
    }

    private static void pump(Socket from, Socket to, AtomicLong left) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long before = left.getAndAdd(-read);
                if (before > 0 && before <= read) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // The other direction has ended.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

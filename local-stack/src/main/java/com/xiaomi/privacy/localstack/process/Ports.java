package com.xiaomi.privacy.localstack.process;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Chooses ports on 127.0.0.1 and keeps them occupied until the servers are about to take them. */
public final class Ports implements AutoCloseable {
    private final List<ServerSocket> held = new ArrayList<>();

    /**
     * Takes a port.
     *
     * @param wanted the port, or 0 for any free one
     * @param purpose who will listen on it, for the message
     * @return the port taken
     * @throws StackException if the wanted port is taken
     */
    public int take(int wanted, String purpose) {
        try {
            ServerSocket socket = new ServerSocket();
            held.add(socket);
            // A port whose last connections are still in TIME_WAIT is free for a server.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new StackException(
                    "Port %d for %s is already in use: stop the program that listens there, or choose another port."
                            .formatted(wanted, purpose),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of all ports, for the servers to bind. */
    @Override
    public void close() {
        for (ServerSocket socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        held.clear();
    }
}

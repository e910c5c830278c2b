package com.xiaomi.privacy.notification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the service and the real mail server, hands everything through, and fails as real ones do when the
 * recipient's name says so: {@code refused…} is refused for good with the address in the text, {@code busy…} is put off
 * twice, and after {@code lost…} the connection breaks once between the acceptance of the message and its receipt.
 */
public final class MoodyMailServer {

    private static final int BUSY_TIMES = 2;

    private final int realPort;
    private final ServerSocket socket;
    private final Map<String, Integer> moods = new ConcurrentHashMap<>();

    public MoodyMailServer(int realPort) {
        this.realPort = realPort;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed: the tests are over.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), realPort)) {
            new Conversation(client, server).run();
        } catch (IOException e) {
            // Either side hung up, which ends the conversation.
            return;
        }
    }

    private int count(String recipient) {
        return moods.merge(recipient, 1, Integer::sum);
    }

    private final class Conversation {
        private final Socket client;
        private final Socket server;
        private final BufferedReader fromClient;
        private final BufferedReader fromServer;
        private String recipient = "";

        Conversation(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            this.fromClient = reader(client);
            this.fromServer = reader(server);
        }

        void run() throws IOException {
            reply();
            String line;
            while ((line = fromClient.readLine()) != null) {
                if (line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    if (moody()) {
                        continue;
                    }
                }
                write(server, line);
                reply();
                if (line.equalsIgnoreCase("DATA") && !data()) {
                    return;
                }
            }
        }

        private boolean moody() throws IOException {
            if (recipient.startsWith("refused")) {
                write(client, "550 5.1.1 <" + recipient + ">: no such mailbox");
                return true;
            }
            if (recipient.startsWith("busy") && count(recipient) <= BUSY_TIMES) {
                write(client, "451 4.3.0 <" + recipient + ">: try again later");
                return true;
            }
            return false;
        }

        /** @return false if the connection is to break now */
        private boolean data() throws IOException {
            String line;
            do {
                line = fromClient.readLine();
                write(server, line);
            } while (!line.equals("."));
            if (recipient.startsWith("lost") && count(recipient) == 1) {
                fromServer.readLine();
                return false;
            }
            reply();
            return true;
        }

        private void reply() throws IOException {
            String line;
            do {
                line = fromServer.readLine();
                if (line == null) {
                    throw new IOException("the mail server hung up");
                }
                write(client, line);
            } while (line.length() > 3 && line.charAt(3) == '-');
        }

        private static BufferedReader reader(Socket socket) throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        private static void write(Socket socket, String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }
}

package com.xiaomi.privacy.notification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between the service and the real mail server, hands everything through, and fails as real ones do when the
 * recipient's name says so: {@code refused…} is refused for good with the address in the text, {@code fickle…} only the first time,
 * {@code busy…} is put off twice, after {@code lost…} the connection breaks once between the acceptance of the message and its receipt,
 * {@code mute…} never hears whether its first one was taken, which it was not, and after {@code farewell…} the server hangs up. A test in
 * another class loader tells it a {@link MailMood} on a port of its own, and asks there how many connections were open, and how many mails held up, at once at most.
 */
public final class MoodyMailServer {

    private static final int BUSY_TIMES = 2;
    private static final Set<MailMood> TURNED_AWAY = EnumSet.of(MailMood.AWAY, MailMood.SPEECHLESS, MailMood.DEAF);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final int realPort;
    private final ServerSocket socket;
    private final ServerSocket control;
    private final Map<String, Integer> moods = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();
    private volatile MailMood mood = MailMood.WELL;

    public MoodyMailServer(int realPort) {
        this.realPort = realPort;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.control = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(socket, this::serve));
        Thread.ofVirtual().start(() -> accept(control, this::listen));
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int controlPort() {
        return control.getLocalPort();
    }

    public void stop() {
        try {
            socket.close();
            control.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket listening, Talk talk) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> talk(client, talk));
            } catch (IOException e) {
                // Closed: the tests are over.
                return;
            }
        }
    }

    private static void talk(Socket client, Talk talk) {
        try (client) {
            talk.with(client);
        } catch (IOException e) {
            // Either side hung up, which ends the conversation.
            return;
        }
    }

    private void listen(Socket test) throws IOException {
        mood = MailMood.valueOf(Conversation.reader(test).readLine());
        Conversation.write(test, mostOpen.getAndSet(open.get()) + " " + mostHeld.getAndSet(held.get()));
    }

    private void serve(Socket client) throws IOException {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try {
            switch (mood) {
                case AWAY -> client.close();
                case SPEECHLESS -> Conversation.hear(client);
                case DEAF -> {
                    Conversation.write(client, "220 mx.example.org ESMTP");
                    Conversation.hear(client);
                }
                case WELL, STRANGE, SLOW -> {
                    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), realPort)) {
                        new Conversation(client, server).run();
                    }
                }
            }
        } finally {
            open.decrementAndGet();
        }
    }

    private int count(String recipient) {
        return moods.merge(recipient, 1, Integer::sum);
    }

    private interface Talk {
        void with(Socket client) throws IOException;
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
                if (TURNED_AWAY.contains(mood)) {
                    // Whoever comes back finds out why.
                    return;
                }
                String command = line.toUpperCase(Locale.ROOT);
                if (mood == MailMood.STRANGE && command.startsWith("MAIL FROM:")) {
                    write(client, "550 5.7.1 we do not know you");
                    continue;
                }
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    if (moody()) {
                        continue;
                    }
                }
                write(server, line);
                reply();
                if (command.equals("QUIT") || (command.equals("DATA") && !data())) {
                    return;
                }
            }
        }

        private boolean moody() throws IOException {
            if (recipient.startsWith("refused") || (recipient.startsWith("fickle") && count(recipient) == 1)) {
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
            boolean isMute = recipient.startsWith("mute") && count(recipient) == 1;
            String line;
            do {
                line = fromClient.readLine();
                if (isMute && ".".equals(line)) {
                    hear(client);
                    return false;
                }
                if (recipient.startsWith("slow") && ".".equals(line)) {
                    keepWaiting();
                }
                write(server, line);
            } while (!line.equals("."));
            if (recipient.startsWith("lost") && count(recipient) == 1) {
                fromServer.readLine();
                return false;
            }
            reply();
            return !recipient.startsWith("farewell");
        }

        private void keepWaiting() throws IOException {
            mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
            try {
                while (mood == MailMood.SLOW) {
                    write(client, "250-still at it");
                    LockSupport.parkNanos(ONE_SECOND.toNanos());
                }
            } finally {
                held.decrementAndGet();
            }
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

        /** Until the other side hangs up. */
        private static void hear(Socket socket) throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // Nothing is answered.
            }
        }
    }
}

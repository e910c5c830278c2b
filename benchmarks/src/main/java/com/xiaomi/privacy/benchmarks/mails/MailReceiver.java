package com.xiaomi.privacy.benchmarks.mails;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that accepts everything and notes of each letter when it took it, under which Message-ID and for whom. smtp-sink tells none
 * of that. It lives in the process that measures, which nobody kills, so what it has noted stays.
 */
public final class MailReceiver implements AutoCloseable {

    private static final String MESSAGE_ID = "message-id:";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger conversations = new AtomicInteger();
    private volatile byte[] latest = {};

    /** Listens on a free port of 127.0.0.1. */
    public MailReceiver() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** What the service must be told to send its mails here. */
    public Map<String, String> configuration() {
        return mailServer(port());
    }

    /** The configuration of a mail server on 127.0.0.1, without TLS. */
    static Map<String, String> mailServer(int port) {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(port),
                "quarkus.mailer.start-tls", "DISABLED");
    }

    /** How many letters it has accepted. */
    public int count() {
        return accepted.get();
    }

    /** All letters it has accepted, in that order. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** How many connections are open. */
    public int conversations() {
        return conversations.get();
    }

    /** The letter it accepted last, as it came; empty if there was none. */
    byte[] latest() {
        return latest.clone();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                conversations.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed: the measurement is over.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            new Conversation(client).run();
        } catch (IOException e) {
            // Whoever sends was killed; what was not accepted by then is not a letter.
            return;
        } finally {
            conversations.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    /**
     * A letter that was accepted.
     *
     * @param acceptedNanos {@link System#nanoTime()} right before the sender was told so
     */
    public record Letter(String messageId, String recipient, long acceptedNanos) {}

    private final class Conversation {
        private final InputStream in;
        private final OutputStream out;
        private String recipient = "";

        Conversation(Socket client) throws IOException {
            in = new BufferedInputStream(client.getInputStream());
            out = new BufferedOutputStream(client.getOutputStream());
        }

        void run() throws IOException {
            reply("220 receiver ESMTP");
            for (String line = readLine(); line != null; line = readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    reply("250 2.1.5 Ok");
                } else if (command.equals("DATA")) {
                    reply("354 End data with <CR><LF>.<CR><LF>");
                    take();
                    reply("250 2.0.0 Ok");
                } else if (command.startsWith("EHLO")) {
                    reply("250-receiver\r\n250-PIPELINING\r\n250 8BITMIME");
                } else if (command.equals("QUIT")) {
                    reply("221 2.0.0 Bye");
                    return;
                } else {
                    reply("250 2.0.0 Ok");
                }
            }
        }

        /** Notes the letter before the sender hears of it: what they believe to be accepted was noted. */
        private void take() throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            String messageId = "";
            for (String line = readLine(); !".".equals(line); line = readLine()) {
                if (line == null) {
                    throw new IOException("the sender went away in the middle of a letter");
                }
                if (messageId.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith(MESSAGE_ID)) {
                    messageId = line.substring(MESSAGE_ID.length()).strip();
                }
                // Lines that begin with a dot come with two (RFC 5321, section 4.5.2).
                String plain = line.startsWith(".") ? line.substring(1) : line;
                text.writeBytes((plain + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            latest = text.toByteArray();
            letters.add(new Letter(messageId, recipient, System.nanoTime()));
            accepted.incrementAndGet();
        }

        /** A line without its end; null if the other side has closed. */
        private String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        private void reply(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}

package com.xiaomi.privacy.benchmarks.mails;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The baseline: a loop that sends the same letter again and again over connections that stay open. Nobody asks for it, nothing is recorded. */
final class PlainMails {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Session session;
    private final byte[] letter;
    private final int connections;

    /** @param letter as the service wrote it */
    PlainMails(int port, byte[] letter, int connections) {
        Properties server = new Properties();
        server.put("mail.smtp.host", "127.0.0.1");
        server.put("mail.smtp.port", Integer.toString(port));
        this.session = Session.getInstance(server);
        this.letter = letter.clone();
        this.connections = connections;
    }

    /**
     * Sends so many.
     *
     * @return letters per second
     */
    double send(int letters) throws InterruptedException {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> running = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                int first = connection;
                running.add(threads.submit(() -> {
                    sendShare(first, letters);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("A plain mail was not accepted: " + e.getCause(), e);
        }
        return letters / ((System.nanoTime() - begin) / NANOS_PER_SECOND);
    }

    private void sendShare(int first, int letters) throws MessagingException {
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(letter));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = first; i < letters; i += connections) {
                transport.sendMessage(
                        message, new Address[] {new InternetAddress(UUID.randomUUID() + PlayedServices.DOMAIN)});
            }
        }
    }
}

package com.xiaomi.privacy.notification.bounce;

import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a report of a mail server or provider says about one of our mails, which it names by our Message-ID. */
sealed interface ReturnedMail {

    /** The delivery that it is about. */
    UUID deliveryId();

    /**
     * It could not be delivered (RFC 3464).
     *
     * @param status as RFC 3463 has it, for example {@code 5.1.1}
     * @param recipients to whom, as the report says: where it was sent, and where somebody forwarded it
     */
    record Undeliverable(UUID deliveryId, String status, List<Personal> recipients) implements ReturnedMail {

        public Undeliverable {
            recipients = List.copyOf(recipients);
        }

        // No such mailbox, no such domain, none that takes mail, switched off (RFC 3463, sections 3.2 and 3.3; RFC
        // 7505).
        private static final Pattern NO_MAILBOX = Pattern.compile("5\\.1\\.(1|2|3|6|10)|5\\.2\\.1");

        boolean saysThatThereIsNoMailbox() {
            return NO_MAILBOX.matcher(status).matches();
        }
    }

    /** Its reader called it unwanted (RFC 5965). */
    record Complaint(UUID deliveryId) implements ReturnedMail {}

    /**
     * What a mail says; empty if it is no such report, or about a mail of somebody else.
     *
     * @param ownDomain that our Message-IDs end with
     */
    static Optional<ReturnedMail> read(MimeMessage mail, String ownDomain) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        List<Part> parts = Parts.of((Multipart) mail.getContent());
        Optional<UUID> delivery = Parts.returned(parts).flatMap(headers -> Parts.deliveryId(headers, ownDomain));
        String kind = new ContentType(mail.getContentType()).getParameter("report-type");
        if (delivery.isEmpty() || kind == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case "delivery-status" ->
                Parts.failed(parts)
                        .map(fields -> new Undeliverable(
                                delivery.get(), Parts.value(fields, "Status"), Parts.recipients(fields)));
            case "feedback-report" ->
                Parts.isAbuse(parts) ? Optional.of(new Complaint(delivery.get())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The parts of a report. */
    final class Parts {

        private static final Pattern OUR_MESSAGE_ID =
                Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@([^>]+)>");
        private static final String FAILED = "failed";
        private static final String ABUSE = "abuse";
        // No report of one mail needs more.
        private static final int MOST_PARTS = 10;
        private static final int MOST_BYTES = 65_536;

        private Parts() {}

        private static List<Part> of(Multipart report) throws MessagingException {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < Math.min(report.getCount(), MOST_PARTS); i++) {
                BodyPart part = report.getBodyPart(i);
                parts.add(part);
            }
            return parts;
        }

        /** The headers of the mail that is reported about. */
        private static Optional<InternetHeaders> returned(List<Part> parts) throws MessagingException, IOException {
            for (Part part : parts) {
                if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                    return Optional.of(new InternetHeaders(new ByteArrayInputStream(read(part))));
                }
            }
            return Optional.empty();
        }

        private static Optional<UUID> deliveryId(InternetHeaders headers, String ownDomain) {
            String id = headers.getHeader("Message-ID", null);
            if (id == null) {
                return Optional.empty();
            }
            Matcher ours = OUR_MESSAGE_ID.matcher(id.strip());
            return ours.matches() && ours.group(2).equalsIgnoreCase(ownDomain)
                    ? Optional.of(UUID.fromString(ours.group(1)))
                    : Optional.empty();
        }

        /** The fields of the first recipient who did not get it: a block for the mail comes before, then one for each of them. */
        private static Optional<InternetHeaders> failed(List<Part> parts) throws MessagingException, IOException {
            for (Part part : parts) {
                if (part.isMimeType("message/delivery-status")) {
                    ByteArrayInputStream blocks = new ByteArrayInputStream(read(part));
                    while (blocks.available() > 0) {
                        InternetHeaders fields = new InternetHeaders(blocks);
                        if (FAILED.equalsIgnoreCase(value(fields, "Action"))
                                && !value(fields, "Status").isEmpty()) {
                            return Optional.of(fields);
                        }
                    }
                }
            }
            return Optional.empty();
        }

        /** Other feedback says that a mail was wanted after all, or speaks of signatures. */
        private static boolean isAbuse(List<Part> parts) throws MessagingException, IOException {
            for (Part part : parts) {
                if (part.isMimeType("message/feedback-report")) {
                    InternetHeaders fields = new InternetHeaders(new ByteArrayInputStream(read(part)));
                    return ABUSE.equalsIgnoreCase(value(fields, "Feedback-Type"));
                }
            }
            return false;
        }

        /** {@code rfc822; somebody@example.org} */
        private static List<Personal> recipients(InternetHeaders fields) {
            return Stream.of("Original-Recipient", "Final-Recipient")
                    .map(name -> value(fields, name))
                    .filter(recipient -> recipient.contains(";"))
                    .map(recipient -> Personal.of(
                            recipient.substring(recipient.indexOf(';') + 1).strip()))
                    .toList();
        }

        private static String value(InternetHeaders fields, String name) {
            String value = fields.getHeader(name, null);
            return value == null ? "" : value.strip();
        }

        private static byte[] read(Part part) throws MessagingException, IOException {
            try (InputStream text = part.getDataHandler().getDataSource().getInputStream()) {
                return text.readNBytes(MOST_BYTES);
            }
        }
    }
}

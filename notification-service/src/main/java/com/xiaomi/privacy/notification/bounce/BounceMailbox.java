package com.xiaomi.privacy.notification.bounce;

import com.xiaomi.privacy.foundation.startup.Transience;
import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.bounce.ReturnedMail.Complaint;
import com.xiaomi.privacy.notification.bounce.ReturnedMail.Undeliverable;
import com.xiaomi.privacy.notification.delivery.ReturnedMails;
import com.xiaomi.privacy.notification.delivery.ReturnedMails.Effect;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;

/**
 * Reads the mailbox that mails come back to, and empties it: a report holds an address. Several replicas may read it at once; a report that two
 * of them read counts once.
 */
@ApplicationScoped
class BounceMailbox implements Sweep {

    private static final Logger LOG = Logger.getLogger(BounceMailbox.class);
    /** Counts what came into the mailbox, by its {@code effect}. */
    static final String METRIC = "mails.returned";

    // Of no mail of ours, or no report at all.
    private static final String NO_REPORT = "NO_REPORT";
    private static final String INBOX = "INBOX";
    private static final int IMAPS_PORT = 993;
    // A report quotes a mail of ours at most.
    private static final int MOST_BYTES = 1 << 20;
    private static final String PATIENCE_MILLIS = "10000";

    private final Optional<NotificationConfig.Bounces> mailbox;
    private final ReturnedMails mails;
    private final MeterRegistry metrics;
    private final String ownDomain;

    BounceMailbox(NotificationConfig config, ReturnedMails mails, MeterRegistry metrics) {
        this.mailbox = config.bounces();
        this.mails = mails;
        this.metrics = metrics;
        this.ownDomain = config.sender().substring(config.sender().lastIndexOf('@') + 1);
    }

    @Override
    public String name() {
        return "returned mails";
    }

    @Override
    public int remove(int atMost) {
        return mailbox.map(named -> remove(named, atMost)).orElse(0);
    }

    private int remove(NotificationConfig.Bounces named, int atMost) {
        String protocol = named.tls().orElse(true) ? "imaps" : "imap";
        Session session = session(protocol);
        try (Store store = session.getStore(protocol)) {
            store.connect(named.host(), named.port().orElse(IMAPS_PORT), named.username(), named.password());
            try (Folder inbox = store.getFolder(INBOX)) {
                inbox.open(Folder.READ_WRITE);
                Message[] reports = inbox.getMessages(1, Math.min(atMost, inbox.getMessageCount()));
                for (Message report : reports) {
                    take(report, session);
                }
                // Closing a folder removes what is marked.
                return reports.length;
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mailbox of returned mails can't be read", e);
        }
    }

    /** Read as a whole before it is understood: a mail server may fail on the parts of a damaged one, each time anew. */
    private void take(Message mail, Session session) throws MessagingException, IOException {
        try (InputStream whole = ((IMAPMessage) mail).getMimeStream()) {
            String effect = understood(new ByteArrayInputStream(whole.readNBytes(MOST_BYTES)), session)
                    .map(this::apply)
                    .map(Enum::name)
                    .orElse(NO_REPORT);
            count(effect);
        }
        mail.setFlag(Flags.Flag.DELETED, true);
    }

    private void count(String effect) {
        metrics.counter(METRIC, "effect", effect.toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
    }

    private Optional<ReturnedMail> understood(ByteArrayInputStream mail, Session session) {
        try {
            return ReturnedMail.read(new MimeMessage(session, mail), ownDomain);
        } catch (MessagingException | IOException e) {
            // Damaged, or of a form that nobody knows. What it says may hold an address.
            LOG.warnf("a returned mail can't be read: %s", Transience.describe(e));
            return Optional.empty();
        }
    }

    private Effect apply(ReturnedMail report) {
        return switch (report) {
            case Undeliverable failed ->
                mails.undeliverable(failed.deliveryId(), failed.saysThatThereIsNoMailbox(), failed.recipients());
            case Complaint complaint -> mails.unwanted(complaint.deliveryId());
        };
    }

    private static Session session(String protocol) {
        Properties properties = new Properties();
        properties.setProperty("mail.%s.connectiontimeout".formatted(protocol), PATIENCE_MILLIS);
        properties.setProperty("mail.%s.timeout".formatted(protocol), PATIENCE_MILLIS);
        properties.setProperty("mail.%s.writetimeout".formatted(protocol), PATIENCE_MILLIS);
        properties.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }
}

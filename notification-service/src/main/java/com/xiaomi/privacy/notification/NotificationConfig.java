package com.xiaomi.privacy.notification;

import com.xiaomi.privacy.foundation.client.Network;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How messages leave the house. */
@ConfigMapping(prefix = "rights.notification")
public interface NotificationConfig {

    /** The address that messages come from, and that people answer to; also the domain of their Message-IDs. */
    @WithDefault("privacy@privacy-support.example")
    @NotBlank
    String sender();

    /** At least 32 random bytes; the secrets of webhooks and keyed hashes of addresses are derived from them. */
    Path secretFile();

    /** Where mails come back to that could not be delivered; without it nothing is read. */
    Optional<Bounces> bounces();

    /** How long the mail server may say nothing in the middle of a mail, or while a connection is made. */
    @WithDefault("PT20S")
    Duration mailServerPatience();

    /** How many mails per minute some domains take, as {@code example.org=60,example.net=600}; those that are not named are not limited. */
    Optional<@WithConverter(DomainLimits.Reader.class) DomainLimits> domainLimits();

    /** Where hints by SMS or push go beside some mails. No provider is built in, so nowhere but into the log. */
    @WithDefault("none")
    ShortMessageWay shortMessages();

    /** The page that people open, links go on behind its '#'; without it the start page of the origin. */
    Optional<URI> portalUrl();

    /** The page that staff open, links go on behind its '#'; without it {@code /staff/} at the origin. */
    Optional<URI> staffPortalUrl();

    /** Pages on which people can do themselves what they ask for. */
    SelfService selfService();

    /** Whether {@code /internal/letters} shows every message in every language, for whoever reviews the texts. */
    @WithDefault("false")
    boolean letterPreviews();

    /** When people are reminded. */
    Reminders reminders();

    /** How tools are called. */
    Webhooks webhooks();

    /** When staff are mailed what they still have to do. */
    Digests digests();

    /** Where the privacy team reads of cases that nobody has. */
    @WithDefault("privacy-team@privacy-support.example")
    @NotBlank
    String teamMailbox();

    /** Where the data protection officer reads of escalated and overdue cases. */
    @WithDefault("dpo@privacy-support.example")
    @NotBlank
    String dpoMailbox();

    /** Where India's grievance officer reads of escalated cases. */
    @WithDefault("grievance-officer@privacy-support.example")
    @NotBlank
    String grievanceOfficerMailbox();

    /**
     * The staff realm in Keycloak's admin API, for the addresses of staff; without it where the issuer of the realm says, with
     * {@code /admin} in front of {@code /realms}.
     */
    Optional<URI> staffDirectoryUrl();

    /** By which way hints go. */
    enum ShortMessageWay {
        /** By none. */
        NONE,
        /** Into the log, to see when there would be one. */
        LOG
    }

    /** Pages of the account (POLICY.md, section 7); one that is not set is not named. */
    interface SelfService {

        /** Where people see and change their data. */
        Optional<URI> accountUrl();

        /** Where people freeze their account. */
        Optional<URI> freezeUrl();

        /** Where people delete their account. */
        Optional<URI> deleteAccountUrl();
    }

    /** A mailbox (IMAP) that mail servers return mails to, and providers complaints of people. Nothing else goes there. */
    interface Bounces {

        /** Its address: the envelope's sender of every mail. */
        @NotBlank
        String address();

        /** Where it is read. */
        @NotBlank
        String host();

        /** The port there; without it 993. A default here would make all of this necessary. */
        Optional<Integer> port();

        /** False to speak no TLS, inside a network that nobody listens in; without it TLS is spoken from the first byte on. */
        Optional<Boolean> tls();

        /** Who reads it. */
        @NotBlank
        String username();

        /** Their password. */
        @NotBlank
        String password();
    }

    /** Calls of tools that cannot read Kafka. */
    interface Webhooks {

        /** Networks (CIDR) that may be called though they are not public, also without TLS if the address is one of theirs. */
        Optional<List<Network>> privateNetworks();
    }

    /** Mails to staff of what they still have to do, on each working day. */
    interface Digests {

        /** From when on, by the clock of the cell. */
        @WithDefault("07:30")
        LocalTime at();

        /** On which days. */
        @WithDefault("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY")
        Set<DayOfWeek> days();
    }

    /** Reminders wait until it is day where the person lives. */
    interface Reminders {

        /** How long after a question. */
        @WithDefault("P5D")
        Duration afterQuestion();

        /** How long after a fee was quoted. */
        @WithDefault("P5D")
        Duration afterFeeQuote();

        /** How long before a package can't be downloaded any more. */
        @WithDefault("P3D")
        Duration beforePackageExpires();

        /** From when on people may be reminded, by their clock. */
        @WithDefault("09:00")
        LocalTime from();

        /** Until when people may be reminded, by their clock. */
        @WithDefault("20:00")
        LocalTime until();
    }
}

package com.xiaomi.privacy.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets for intake. */
@ConfigMapping(prefix = "rights.intake")
public interface IntakeConfig {

    /** Where people and front ends reach each cell. */
    CellUrls cells();

    /** How long after its receipt a closed case still counts as asked before. */
    @WithDefault("P90D")
    Duration duplicateWindow();

    /**
     * How long the same Idempotency-Key gets the same answer. Then the answer, with its tracking token, is removed, and the
     * key stands for a new request.
     */
    @WithDefault("PT24H")
    @DurationMin(minutes = 1)
    Duration answerReplay();

    /** Bucket that people upload to, before anything was checked. */
    @WithDefault("intake-quarantine")
    String quarantineBucket();

    /** Bucket of checked, encrypted attachments. */
    @WithDefault("intake-clean")
    String cleanBucket();

    /** How long a person can upload a file after announcing it. What is not completed after an hour has expired. */
    @WithDefault("PT15M")
    @DurationMax(minutes = 45)
    Duration uploadValidity();

    /**
     * File with the secret that the tokens of access links are derived from: at least 32 bytes, the same for all replicas.
     * Changing it voids the links that are on their way, not those that were used.
     */
    Path accessLinkSecretFile();

    /** How long an access link may lie unused. */
    @WithDefault("PT24H")
    Duration accessLinkValidity();

    /** How long one may that goes by post with a letter, from the moment at which the letter is first printed. */
    @WithDefault("P10D")
    Duration postedAccessLinkValidity();

    /** How often a replica asks the database, once for all readers, whether a request that is read live has changed. */
    @WithDefault("PT1S")
    Duration liveStatusEvery();

    /** How long a live status may be silent; then a comment shows that the connection is alive. */
    @WithDefault("PT15S")
    Duration liveStatusHeartbeat();

    /** The most live readers of a replica. */
    @WithDefault("2000")
    @Min(1)
    int liveStatusReaders();

    /** The most live readers of one request on a replica. */
    @WithDefault("5")
    @Min(1)
    int liveStatusReadersPerRequest();

    /**
     * Base URLs, without a path. They have no default: a wrong one would send people's data to a stranger.
     */
    interface CellUrls {

        /** Of the cell in the Netherlands. */
        @WithName("EU")
        URI eu();

        /** Of the cell in India. */
        @WithName("IN")
        URI in();

        /** Of the cell in Russia. */
        @WithName("RU")
        URI ru();

        /** Of the cell in Singapore. */
        @WithName("SG")
        URI sg();
    }
}

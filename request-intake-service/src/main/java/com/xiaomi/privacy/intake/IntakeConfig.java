package com.xiaomi.privacy.intake;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;

/** What an operator sets for intake. */
@ConfigMapping(prefix = "rights.intake")
public interface IntakeConfig {

    /** The cell this deployment serves. Has no default: a wrong one would take data out of its region. */
    Cell cell();

    /** Where people and front ends reach each cell. */
    CellUrls cells();

    /** How long after its receipt a closed case still counts as asked before. */
    @WithDefault("P90D")
    Duration duplicateWindow();

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

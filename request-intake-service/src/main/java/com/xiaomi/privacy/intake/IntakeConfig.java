package com.xiaomi.privacy.intake;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.Set;

/** What an operator sets for intake. */
@ConfigMapping(prefix = "rights.intake")
public interface IntakeConfig {

    /** The cell this deployment serves. Has no default: a wrong one would take data out of its region. */
    Cell cell();

    /** Versions of the privacy policy that a person may have been shown. */
    @WithDefault("2024-12-16")
    @NotEmpty
    Set<String> policyVersions();

    /** Bucket that people upload to, before anything was checked. */
    @WithDefault("intake-quarantine")
    String quarantineBucket();

    /** Bucket of checked, encrypted attachments. */
    @WithDefault("intake-clean")
    String cleanBucket();

    /** How long the URL of an upload can be used. */
    @WithDefault("PT15M")
    Duration uploadValidity();
}

package com.xiaomi.privacy.casework;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator sets for casework. */
@ConfigMapping(prefix = "rights.casework")
public interface CaseworkConfig {

    /** Bucket of the encrypted result files and packages. */
    @WithDefault("casework-packages")
    @NotBlank
    String packageBucket();

    /**
     * Origins (scheme, host and port) at which data systems may be called; none if it is not set. https, unless the way there is
     * protected by other means.
     */
    Optional<Set<URI>> webhookOrigins();

    /**
     * How long it stays known, as a keyed hash, whom a data system has erased: as long as one of its backups may come back, and
     * as long as somebody may ask for proof.
     */
    @WithDefault("P1095D")
    Duration suppressionKept();

    /**
     * For how many days after the day of closing a decision can be contested with the controller, where no law known to
     * the tables says until when.
     */
    @WithDefault("60")
    @Min(1)
    int appealWindowDays();

    /** Within how many days an appeal is decided where no law known to the tables sets a time. */
    @WithDefault("30")
    @Min(1)
    int appealDecisionDays();

    /** How long a person has to answer a fee quote before it lapses. */
    @WithDefault("P30D")
    Duration feeAnswerTime();

    /**
     * The most that the controller asks for, by currency (ISO 4217) in its smallest unit; where a law names a lower sum that
     * one counts. A currency that is not here has no cap of the controller's.
     */
    Map<String, @Min(1) Long> feeCaps();

    /** Within what time every service has to say that it has erased a request; an alarm sounds later. */
    @WithDefault("PT24H")
    Duration erasureConfirmedWithin();

    /** How long before its day at least the lifting of a restriction is announced to the person. */
    @WithDefault("P14D")
    Duration restrictionNotice();

    /** Whether each case that comes into review is given to an agent by the rule. Otherwise it waits until somebody takes it. */
    @WithDefault("false")
    boolean assignOnReview();

    /** The most bytes that one file of a data system may have. */
    @WithDefault("52428800")
    @Min(1)
    long maxFileBytes();
}

package com.xiaomi.privacy.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;

/** How codes and verifications behave. */
@ConfigMapping(prefix = "rights.identity")
public interface IdentityConfig {

    /**
     * File with the secret that codes are derived from: at least 32 bytes, the same for all replicas. Changing it voids
     * the codes that are on their way.
     */
    Path codeSecretFile();

    /** How long a code works, counted from the moment notification first asked for it. */
    @WithDefault("PT10M")
    Duration codeValidity();

    /**
     * How long a code works that goes by post, counted from the moment its letter was first printed; at most the ten days that NIST SP
     * 800-63A (section 4.4.1.6) allows.
     */
    @WithDefault("P10D")
    @DurationMax(days = 10)
    Duration postedCodeValidity();

    /** Least time between two codes of a challenge. */
    @WithDefault("PT30S")
    Duration resendPause();

    /** How long the first lock after too many wrong tries lasts; each further one lasts twice as long. */
    @WithDefault("PT1M")
    Duration firstLock();

    /** Longest lock. */
    @WithDefault("PT24H")
    Duration longestLock();

    /** How long a person may take to prove their identity. */
    @WithDefault("P30D")
    Duration verificationValidity();

    /** How long before the answer is due that time ends, so that a person can still close the case in time. */
    @WithDefault("P5D")
    Duration noticeBeforeDue();

    /** The least time that a person is given, however soon the answer is due. */
    @WithDefault("P3D")
    Duration leastValidity();

    /** How long before the end the person is reminded for the last time. */
    @WithDefault("P2D")
    Duration lastReminder();

    /** How old a sign-in may be that proves the account. */
    @WithDefault("PT10M")
    Duration signInValidity();

    /** How far the clock of the sign-in server may be ahead of ours. */
    @WithDefault("PT5M")
    Duration clockSkew();

    /** Least time between two mails that ask a data subject about the same mandate. */
    @WithDefault("PT1H")
    Duration mandateMailPause();

    /** Requests about one data subject within {@link #manyRequestsWithin()} that are worth a look. */
    @WithDefault("5")
    int manyRequests();

    /** See {@link #manyRequests()}. */
    @WithDefault("P7D")
    Duration manyRequestsWithin();

    /** Bucket that people upload evidence to, before anything was checked. */
    @WithDefault("identity-quarantine")
    String quarantineBucket();

    /** Bucket of checked, encrypted evidence. */
    @WithDefault("identity-evidence")
    String evidenceBucket();

    /** How long a person can upload a file after announcing it. What is not completed after an hour has expired. */
    @WithDefault("PT15M")
    @DurationMax(minutes = 45)
    Duration uploadValidity();
}

package com.xiaomi.privacy.benchmarks.kills;

/**
 * What became of letters while the service that sends them was killed again and again. None was lost and none repeated but in the window that
 * nobody can close; otherwise there is no result.
 *
 * @param lost people who got no letter
 * @param repeated letters that came again though the service had recorded them, or under another Message-ID
 * @param inWindow letters that a mail server had accepted, and whose receipt was not recorded, when the service was killed
 * @param repeatedInWindow copies of those that came, under the same Message-ID
 * @param longestPauseSeconds the longest time from a kill until the next letter was accepted
 * @param seconds from the first event until the last letter was recorded
 */
public record KillResult(
        int letters,
        int kills,
        int lost,
        int repeated,
        int inWindow,
        int repeatedInWindow,
        double longestPauseSeconds,
        double seconds) {}

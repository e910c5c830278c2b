package com.xiaomi.privacy.benchmarks.retention;

/**
 * How closed requests whose retention was over were erased. Nothing of any of them was left; otherwise there is no result.
 *
 * @param rows of a request that were deleted
 * @param decidedSeconds until the last one was decided
 * @param seconds from the first decision until the last request was erased here
 * @param perSecond requests
 * @param plainPerSecond requests, by plain statements
 * @param ratio of both rates
 */
public record RetentionResult(
        int requests,
        int rows,
        double decidedSeconds,
        double seconds,
        double perSecond,
        double plainPerSecond,
        double ratio) {}

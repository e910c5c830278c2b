package com.xiaomi.privacy.benchmarks.mails;

import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.util.List;

/**
 * How fast mails leave. smtp-sink counted all of them; otherwise there is no result.
 *
 * @param lettersPerRound receipts of requests
 * @param letterBytes size of the letter that the baseline repeats
 * @param connections of the baseline, as many as the service sends by at once
 * @param medianPerSecond letters, of the round in the middle
 * @param medianPlainPerSecond letters of the baseline, of the round in the middle
 * @param ratio the one divided by the other
 */
public record MailResult(
        int lettersPerRound,
        int letterBytes,
        int connections,
        List<Round> rounds,
        double medianPerSecond,
        double medianPlainPerSecond,
        double ratio,
        Codes codes) {

    public MailResult {
        rounds = List.copyOf(rounds);
    }

    static MailResult of(int lettersPerRound, int letterBytes, int connections, List<Round> rounds, Codes codes) {
        double service =
                Ratio.median(rounds.stream().mapToDouble(Round::perSecond).toArray());
        double plain =
                Ratio.median(rounds.stream().mapToDouble(Round::plainPerSecond).toArray());
        return new MailResult(
                lettersPerRound, letterBytes, connections, rounds, service, plain, Ratio.of(service, plain), codes);
    }

    /**
     * As many letters by the service and by the baseline.
     *
     * @param perSecond from the events until the last letter is accepted
     */
    public record Round(double perSecond, double plainPerSecond) {}

    /**
     * How long people wait for one-time codes, from the event until the mail server has the letter.
     *
     * @param perSecond codes that are asked for, however long they take
     * @param alone while nothing else is sent
     * @param beside while a campaign runs
     * @param ratioP50 of beside and alone
     * @param ratioP99 of beside and alone
     * @param campaign recipients
     * @param perMinute the most that the campaign may plan
     * @param campaignPerSecond letters of the campaign, from its first to its last
     */
    public record Codes(
            double perSecond,
            Load alone,
            Load beside,
            double ratioP50,
            double ratioP99,
            int campaign,
            int perMinute,
            double campaignPerSecond) {}
}

package com.xiaomi.privacy.benchmarks.report;

import com.xiaomi.privacy.benchmarks.kills.KillResult;
import com.xiaomi.privacy.benchmarks.mails.MailResult;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.webhooks.WebhookResult;
import java.util.Locale;

/** What people read about mails and webhooks. */
final class NotificationSections {

    private static final double MILLIS = 1e3;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final String PLAYED =
            "Intake and identity-verification are played by an HTTP stand-in without a database.";

    private NotificationSections() {}

    static void addMails(StringBuilder text, MailResult mails) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Mails beside a plain loop");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "%,d receipts of requests per round, from the events until smtp-sink has accepted the last one; then as many letters"
                        + " of the same %,d bytes by Jakarta Mail over %d connections into the same smtp-sink. %s",
                mails.lettersPerRound(),
                mails.letterBytes(),
                mails.connections(),
                PLAYED);
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| round | letters/s | plain loop, letters/s |");
        ReportFiles.line(text, "|---:|---:|---:|");
        int number = 1;
        for (MailResult.Round round : mails.rounds()) {
            ReportFiles.line(text, "| %d | %.0f | %,.0f |", number++, round.perSecond(), round.plainPerSecond());
        }
        ReportFiles.line(text, "| median | %.0f | %,.0f |", mails.medianPerSecond(), mails.medianPlainPerSecond());
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "Service / plain loop: %.3f. One replica sends %,.0f letters an hour: one every %.1f ms, where the bare SMTP dialogue"
                        + " allows one every %.2f ms; the rest is inbox, plan, contact, text, record, audit entry and event.",
                mails.ratio(),
                mails.medianPerSecond() * SECONDS_PER_HOUR,
                MILLIS / mails.medianPerSecond(),
                MILLIS / mails.medianPlainPerSecond());
        addCodes(text, mails.codes());
    }

    private static void addCodes(StringBuilder text, MailResult.Codes codes) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## One-time codes beside a campaign");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "%.0f codes a second, from the event until a mail server has accepted the letter, first alone, then while a campaign to"
                        + " %,d people runs (at most %,d a minute; it came to %.0f letters a second, from its first to its last)."
                        + " Milliseconds. %s",
                codes.perSecond(),
                codes.campaign(),
                codes.perMinute(),
                codes.campaignPerSecond(),
                PLAYED);
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| | codes | p50 | p99 |");
        ReportFiles.line(text, "|---|---:|---:|---:|");
        ReportFiles.line(text, "| alone | %s |", waits(codes.alone()));
        ReportFiles.line(text, "| beside the campaign | %s |", waits(codes.beside()));
        ReportFiles.line(text, "| beside / alone | | %.2f | %.2f |", codes.ratioP50(), codes.ratioP99());
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "While everybody is told of a new policy, one person of a hundred waits longer than %.1f s for their code, otherwise"
                        + " longer than %.1f s.",
                codes.beside().p99Millis() / MILLIS,
                codes.alone().p99Millis() / MILLIS);
    }

    private static String waits(Load load) {
        return String.format(Locale.ROOT, "%,d | %.0f | %.0f", load.operations(), load.p50Millis(), load.p99Millis());
    }

    static void addKills(StringBuilder text, KillResult kills) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Kills while letters are sent");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "notification-service was killed (SIGKILL) %d times while it sent %,d letters, each time right after one was accepted,"
                        + " and started again; %.0f s in all. %s",
                kills.kills(),
                kills.letters(),
                kills.seconds(),
                PLAYED);
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "| lost | repeated | accepted and not recorded at a kill | of those repeated, under the same Message-ID |");
        ReportFiles.line(text, "|---:|---:|---:|---:|");
        ReportFiles.line(
                text,
                "| %d | %d | %d | %d |",
                kills.lost(),
                kills.repeated(),
                kills.inWindow(),
                kills.repeatedInWindow());
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "Between the acceptance of a letter and its record no program can tell whether it was sent; it is sent again then, and mail"
                        + " programs show one of the two. After a kill letters came again within %.0f s, the start of the service included.",
                Math.ceil(kills.longestPauseSeconds()));
    }

    static void addWebhooks(StringBuilder text, WebhookResult webhooks) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Webhooks beside a plain client");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "From the events until each tool was told of each once; then as many calls with a body of the same %,d bytes, signed alike,"
                        + " by the same HTTP client to the same endpoint. The service makes at most %d calls at once, one for each tool.",
                webhooks.bodyBytes(),
                webhooks.places());
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| tools | calls | calls/s | plain clients | plain calls/s | service / plain |");
        ReportFiles.line(text, "|---:|---:|---:|---:|---:|---:|");
        for (WebhookResult.Step step : webhooks.steps()) {
            ReportFiles.line(
                    text,
                    "| %d | %,d | %.0f | %d | %,.0f | %.3f |",
                    step.tools(),
                    step.calls(),
                    step.perSecond(),
                    step.clients(),
                    step.plainPerSecond(),
                    step.ratio());
        }
        WebhookResult.Step one = webhooks.steps().getFirst();
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "One tool that answers at once hears of %.0f events a second: one every %.1f ms, where the bare call allows one every"
                        + " %.2f ms.",
                one.perSecond(),
                MILLIS / one.perSecond(),
                MILLIS / one.plainPerSecond());
    }
}

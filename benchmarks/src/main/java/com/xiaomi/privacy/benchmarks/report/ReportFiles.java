package com.xiaomi.privacy.benchmarks.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.identity.CodeResult;
import com.xiaomi.privacy.benchmarks.intake.IntakeResult;
import com.xiaomi.privacy.benchmarks.keys.KeyResult;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.relay.RelayResult;
import com.xiaomi.privacy.benchmarks.system.Machine;
import com.xiaomi.privacy.benchmarks.uploads.UploadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a report for people and for programs. */
public final class ReportFiles {
    private static final int PERCENT = 100;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFiles() {}

    /**
     * Writes {@code <name>.md} and {@code <name>.json}.
     *
     * @return the file for people
     */
    public static Path write(Path folder, String name, Report report) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(report) + "\n");
        return Files.writeString(folder.resolve(name + ".md"), markdown(report));
    }

    /** The report for people. */
    static String markdown(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "# Measured %s", report.at());
        line(text, "");
        addMachine(text, report);
        if (report.intake() != null) {
            addIntake(text, report.intake());
        }
        if (report.relay() != null) {
            addRelay(text, report.relay());
        }
        if (report.uploads() != null) {
            addUploads(text, report.uploads());
        }
        if (report.codes() != null) {
            addCodes(text, report.codes());
        }
        if (report.queues() != null) {
            text.append(QueueReport.markdown(report.queues()));
        }
        if (report.clock() != null) {
            CaseworkSections.addClock(text, report.clock());
        }
        if (report.commands() != null) {
            CaseworkSections.addCommands(text, report.commands());
        }
        if (report.reports() != null) {
            CaseworkSections.addReports(text, report.reports());
        }
        if (report.tasks() != null) {
            CaseworkSections.addTasks(text, report.tasks());
        }
        if (report.packages() != null) {
            CaseworkSections.addPackages(text, report.packages());
        }
        if (report.retention() != null) {
            CaseworkSections.addRetention(text, report.retention());
        }
        if (report.audit() != null) {
            CaseworkSections.addAudit(text, report.audit());
        }
        if (report.keys() != null) {
            addKeys(text, report.keys());
        }
        if (report.mails() != null) {
            NotificationSections.addMails(text, report.mails());
        }
        if (report.kills() != null) {
            NotificationSections.addKills(text, report.kills());
        }
        if (report.webhooks() != null) {
            NotificationSections.addWebhooks(text, report.webhooks());
        }
        return text.toString();
    }

    private static void addCodes(StringBuilder text, CodeResult codes) {
        line(text, "");
        line(text, "## Codes");
        line(text, "");
        line(
                text,
                "%d clients, each with one call after the other; latencies in milliseconds. Checks / reads: %.2f",
                codes.clients(),
                codes.ratio());
        line(text, "");
        line(text, "| | per second | p50 | p99 |");
        line(text, "|---|---:|---:|---:|");
        line(text, "| wrong codes checked, counted and audited | %s |", cells(codes.checks()));
        line(text, "| verifications read | %s |", cells(codes.pings()));
        CodeResult.Timing timing = codes.timing();
        line(text, "");
        line(
                text,
                "Ids of others answer after %.3f ms, invented ones after %.3f ms (means of %,d calls each, in turn):"
                        + " a difference of %.3f ms, %s the noise of %.3f ms (95 %%).",
                timing.knownMillis(),
                timing.unknownMillis(),
                timing.calls(),
                timing.differenceMillis(),
                timing.isWithinNoise() ? "within" : "beyond",
                timing.noiseMillis());
    }

    private static void addMachine(StringBuilder text, Report report) {
        Machine machine = report.machine();
        line(text, "- Revision: %s", report.revision());
        line(text, "- Machine: %s, %d cores, %.1f GiB", machine.processor(), machine.cores(), machine.memoryGib());
        line(text, "- System: %s", machine.system());
        line(text, "- Java: %s; heap of the service %s", machine.java(), report.serviceHeap());
        line(text, "- Load average of the minute before: %.2f", machine.loadBefore());
    }

    private static void addIntake(StringBuilder text, IntakeResult intake) {
        line(text, "");
        line(text, "## Intake beside pgbench");
        line(text, "");
        line(
                text,
                "PostgreSQL %s; each measurement %d s after %d s of warm-up. Latencies in milliseconds.",
                intake.postgres(),
                intake.measuredSeconds(),
                intake.warmUpSeconds());
        line(text, "");
        line(text, "| clients | intake/s | p50 | p99 | pgbench/s | p50 | p99 | intake / pgbench |");
        line(text, "|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (IntakeResult.Step step : intake.steps()) {
            line(
                    text,
                    "| %d | %s | %s | %.2f |",
                    step.clients(),
                    cells(step.intake()),
                    cells(step.pgbench()),
                    step.ratio());
        }
    }

    static String cells(Load load) {
        return String.format(Locale.ROOT, "%.0f | %.1f | %.1f", load.perSecond(), load.p50Millis(), load.p99Millis());
    }

    private static void addRelay(StringBuilder text, RelayResult relay) {
        line(text, "");
        line(text, "## Outbox relay beside a plain producer");
        line(text, "");
        line(text, "%,d events for %,d keys per round, in events per second.", relay.events(), relay.keys());
        line(text, "");
        line(text, "| round | relayed | relay | plain producer |");
        line(text, "|---:|---:|---:|---:|");
        int number = 1;
        for (RelayResult.Round round : relay.rounds()) {
            line(
                    text,
                    "| %d | %,d | %,.0f | %,.0f |",
                    number++,
                    round.relayed(),
                    round.relayPerSecond(),
                    round.producerPerSecond());
        }
        line(text, "| median | | %,.0f | %,.0f |", relay.medianRelayPerSecond(), relay.medianProducerPerSecond());
        line(text, "");
        line(text, "Relay / plain producer: %.2f", relay.ratio());
    }

    private static void addUploads(StringBuilder text, UploadResult uploads) {
        line(text, "");
        line(text, "## Uploads");
        line(text, "");
        line(
                text,
                "Files of %d MiB through the service with a heap of %s; first all are sent, then all completed.",
                uploads.fileMib(),
                uploads.heap());
        line(text, "");
        line(text, "| at once | sent, MB/s | completed, MB/s | peak heap, MiB | peak resident, MiB |");
        line(text, "|---:|---:|---:|---:|---:|");
        for (UploadResult.Step step : uploads.steps()) {
            line(
                    text,
                    "| %d | %.0f | %.0f | %.0f | %.0f |",
                    step.atOnce(),
                    step.sentMbPerSecond(),
                    step.completedMbPerSecond(),
                    step.peakHeapMib(),
                    step.peakRssMib());
        }
    }

    private static void addKeys(StringBuilder text, KeyResult keys) {
        line(text, "");
        line(text, "## Keys");
        line(text, "");
        line(
                text,
                "A submission has %d encrypted values of %,d bytes. Making its data key, wrapping it and encrypting them takes"
                        + " %.0f µs (median of one thread in the load's process), its share in a batch of written keys %.0f µs:"
                        + " %.1f %% of the p50 of a submission by one client.",
                keys.fields(),
                keys.bytes(),
                keys.encryptionMicros(),
                keys.keyRowMicros(),
                keys.shareOfP50() * PERCENT);
        line(text, "");
        line(text, "| clients | submissions/s | p50 | p99 |");
        line(text, "|---:|---:|---:|---:|");
        line(text, "| 1 | %s |", cells(keys.one()));
        line(text, "| 8 | %s |", cells(keys.several()));
        KeyResult.Rewrap rewrap = keys.rewrap();
        line(text, "");
        line(text, "| data keys wrapped anew | seconds | per second | plain update, rows/s | service / plain |");
        line(text, "|---:|---:|---:|---:|---:|");
        line(
                text,
                "| %,d | %.0f | %,.0f | %,.0f | %.2f |",
                rewrap.keys(),
                rewrap.seconds(),
                rewrap.perSecond(),
                rewrap.updatePerSecond(),
                rewrap.ratio());
    }

    static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

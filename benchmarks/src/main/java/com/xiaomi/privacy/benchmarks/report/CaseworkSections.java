package com.xiaomi.privacy.benchmarks.report;

import com.xiaomi.privacy.benchmarks.audit.AuditResult;
import com.xiaomi.privacy.benchmarks.casework.CommandResult;
import com.xiaomi.privacy.benchmarks.casework.ReportsResult;
import com.xiaomi.privacy.benchmarks.clock.ClockResult;
import com.xiaomi.privacy.benchmarks.packages.PackageResult;
import com.xiaomi.privacy.benchmarks.retention.RetentionResult;
import com.xiaomi.privacy.benchmarks.tasks.TaskResult;

/** What people read about the work on cases. */
final class CaseworkSections {

    private CaseworkSections() {}

    static void addClock(StringBuilder text, ClockResult clock) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Legal clock beside bare dates");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "%,d different readings of %d places and %d rights, in readings per second of processor time.",
                clock.readings(),
                clock.jurisdictions(),
                clock.rights());
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "| events of the case | one core | %d cores at once | bare dates, one core | clock / bare |",
                clock.cores());
        ReportFiles.line(text, "|---|---:|---:|---:|---:|");
        for (ClockResult.Step step : clock.steps()) {
            ReportFiles.line(
                    text,
                    "| %s | %,.0f | %,.0f | %,.0f | %.4f |",
                    step.name(),
                    step.perSecondPerCore(),
                    step.perSecondAllCores(),
                    step.barePerSecond(),
                    step.ratio());
        }
    }

    static void addCommands(StringBuilder text, CommandResult commands) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Commands of staff beside pgbench");
        ReportFiles.line(text, "");
        ReportFiles.line(text, "%,d cases, taken and given back in turn. Latencies in milliseconds.", commands.cases());
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| clients | commands/s | p50 | p99 | pgbench/s | p50 | p99 | commands / pgbench |");
        ReportFiles.line(text, "|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (CommandResult.Step step : commands.steps()) {
            ReportFiles.line(
                    text,
                    "| %d | %s | %s | %.2f |",
                    step.clients(),
                    ReportFiles.cells(step.commands()),
                    ReportFiles.cells(step.pgbench()),
                    step.ratio());
        }
    }

    static void addTasks(StringBuilder text, TaskResult tasks) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Tasks of data systems");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "%,d tasks of %d cases over %d systems, handed out in %.1f s. %,d failed first; each answer came twice. All were"
                        + " settled, and none twice. Latencies in milliseconds.",
                tasks.tasks(),
                tasks.cases(),
                tasks.systems(),
                tasks.handedOutSeconds(),
                tasks.failures());
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| clients | answers/s | p50 | p99 | pgbench/s | p50 | p99 | answers / pgbench |");
        ReportFiles.line(text, "|---:|---:|---:|---:|---:|---:|---:|---:|");
        ReportFiles.line(
                text,
                "| %d | %s | %s | %.2f |",
                tasks.clients(),
                ReportFiles.cells(tasks.answers()),
                ReportFiles.cells(tasks.pgbench()),
                tasks.ratio());
    }

    static void addReports(StringBuilder text, ReportsResult reports) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Reports after more and more cases");
        ReportFiles.line(text, "");
        ReportFiles.line(text, "A year, asked for by one client again and again. Latencies in milliseconds.");
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| cases | totals | grouped by | reports/s | p50 | p99 |");
        ReportFiles.line(text, "|---:|---:|---|---:|---:|---:|");
        for (ReportsResult.Size size : reports.sizes()) {
            for (ReportsResult.Asked asked : size.reports()) {
                ReportFiles.line(
                        text,
                        "| %,d | %,d | %s | %s |",
                        size.cases(),
                        size.totals(),
                        asked.groupBy(),
                        ReportFiles.cells(asked.load()));
            }
        }
        ReportFiles.line(text, "");
        for (ReportsResult.Growth growth : reports.growth()) {
            ReportFiles.line(
                    text,
                    "Grouped by %s, the most cases take %.2f times as long as the fewest.",
                    growth.groupBy(),
                    growth.factor());
        }
    }

    static void addPackages(StringBuilder text, PackageResult packages) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Packages beside a plain ZIP");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "From the answer of the data system to the package that waits for its release, by a service with a heap of"
                        + " %s; sizes in millions of bytes, medians of the rounds.",
                packages.heap());
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "| data, MB | rounds | package, MB | MB/s | plain ZIP, MB/s | package / plain | peak heap, MiB"
                        + " | peak resident, MiB | download, MB/s |");
        ReportFiles.line(text, "|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (PackageResult.Step step : packages.steps()) {
            ReportFiles.line(
                    text,
                    "| %,.0f | %d | %,.1f | %.1f | %.1f | %.2f | %.0f | %.0f | %.0f |",
                    step.megabytes(),
                    step.rounds(),
                    step.packageMegabytes(),
                    step.mbPerSecond(),
                    step.baselineMbPerSecond(),
                    step.ratio(),
                    step.peakHeapMib(),
                    step.peakRssMib(),
                    step.downloadMbPerSecond());
        }
        ReportFiles.line(text, "");
        ReportFiles.line(text, "Peak heap at the largest size / at the smallest: %.2f", packages.heapGrowth());
    }

    static void addRetention(StringBuilder text, RetentionResult retention) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Retention");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "%,d closed requests with %d rows each and a key, whose time was over at once. The last was decided after %.1f s,"
                        + " erased after %.1f s. Nothing of them was left.",
                retention.requests(),
                retention.rows(),
                retention.decidedSeconds(),
                retention.seconds());
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| requests/s | plain deletion, requests/s | service / plain |");
        ReportFiles.line(text, "|---:|---:|---:|");
        ReportFiles.line(
                text, "| %.0f | %.0f | %.2f |", retention.perSecond(), retention.plainPerSecond(), retention.ratio());
    }

    static void addAudit(StringBuilder text, AuditResult audit) {
        ReportFiles.line(text, "");
        ReportFiles.line(text, "## Check of the audit trail");
        ReportFiles.line(text, "");
        ReportFiles.line(
                text,
                "%,d entries in %,d chains, in entries per second; peak heap of the service %.0f MiB.",
                audit.entries(),
                audit.chains(),
                audit.peakHeapMib());
        ReportFiles.line(text, "");
        ReportFiles.line(text, "| round | checked | read by JDBC | hashed |");
        ReportFiles.line(text, "|---:|---:|---:|---:|");
        int number = 1;
        for (AuditResult.Round round : audit.rounds()) {
            ReportFiles.line(
                    text,
                    "| %d | %,.0f | %,.0f | %,.0f |",
                    number++,
                    round.perSecond(),
                    round.readPerSecond(),
                    round.hashPerSecond());
        }
        ReportFiles.line(
                text,
                "| median | %,.0f | %,.0f | %,.0f |",
                audit.perSecond(),
                audit.readPerSecond(),
                audit.hashPerSecond());
        ReportFiles.line(text, "");
        ReportFiles.line(text, "Checked / read: %.2f; checked / hashed: %.2f", audit.readRatio(), audit.hashRatio());
    }
}

package com.xiaomi.privacy.benchmarks;

import com.xiaomi.privacy.benchmarks.audit.AuditBenchmark;
import com.xiaomi.privacy.benchmarks.audit.AuditResult;
import com.xiaomi.privacy.benchmarks.casework.CommandBenchmark;
import com.xiaomi.privacy.benchmarks.casework.CommandResult;
import com.xiaomi.privacy.benchmarks.casework.ReportsBenchmark;
import com.xiaomi.privacy.benchmarks.casework.ReportsResult;
import com.xiaomi.privacy.benchmarks.clock.ClockBenchmark;
import com.xiaomi.privacy.benchmarks.clock.ClockResult;
import com.xiaomi.privacy.benchmarks.identity.CodeBenchmark;
import com.xiaomi.privacy.benchmarks.identity.CodeResult;
import com.xiaomi.privacy.benchmarks.intake.IntakeBenchmark;
import com.xiaomi.privacy.benchmarks.intake.IntakeResult;
import com.xiaomi.privacy.benchmarks.keys.KeyBenchmark;
import com.xiaomi.privacy.benchmarks.keys.KeyResult;
import com.xiaomi.privacy.benchmarks.kills.KillBenchmark;
import com.xiaomi.privacy.benchmarks.kills.KillResult;
import com.xiaomi.privacy.benchmarks.mails.MailBenchmark;
import com.xiaomi.privacy.benchmarks.mails.MailReceiver;
import com.xiaomi.privacy.benchmarks.mails.MailResult;
import com.xiaomi.privacy.benchmarks.mails.PlayedServices;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.packages.PackageBenchmark;
import com.xiaomi.privacy.benchmarks.packages.PackageResult;
import com.xiaomi.privacy.benchmarks.queue.QueueBenchmark;
import com.xiaomi.privacy.benchmarks.queue.QueueResult;
import com.xiaomi.privacy.benchmarks.relay.RelayBenchmark;
import com.xiaomi.privacy.benchmarks.relay.RelayResult;
import com.xiaomi.privacy.benchmarks.report.Report;
import com.xiaomi.privacy.benchmarks.report.ReportFiles;
import com.xiaomi.privacy.benchmarks.retention.RetentionBenchmark;
import com.xiaomi.privacy.benchmarks.retention.RetentionResult;
import com.xiaomi.privacy.benchmarks.system.Machine;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.tasks.TaskBenchmark;
import com.xiaomi.privacy.benchmarks.tasks.TaskResult;
import com.xiaomi.privacy.benchmarks.uploads.UploadBenchmark;
import com.xiaomi.privacy.benchmarks.uploads.UploadResult;
import com.xiaomi.privacy.benchmarks.webhooks.WebhookBenchmark;
import com.xiaomi.privacy.benchmarks.webhooks.WebhookResult;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What {@code benchmarks/run} starts, with the project's folder as working folder: {@code intake}, {@code relay},
 * {@code uploads}, {@code identity}, {@code clock}, {@code commands}, {@code reports}, {@code tasks},
 * {@code packages}, {@code retention}, {@code audit}, {@code keys}, {@code mails}, {@code kills}, {@code webhooks},
 * {@code queue} or {@code all},
 * optionally {@code --quick}. Ends with 0 if it measured, 1 if it could not, 2 for wrong arguments.
 */
public final class BenchmarkMain {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final List<String> MEASUREMENTS = List.of(
            "intake",
            "relay",
            "uploads",
            "identity",
            "clock",
            "commands",
            "reports",
            "tasks",
            "packages",
            "retention",
            "audit",
            "keys",
            "mails",
            "kills",
            "webhooks",
            "queue",
            "all");

    // Held, for a logger that nobody holds forgets its level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final Window FULL = new Window(Duration.ofSeconds(5), Duration.ofSeconds(15));
    private static final Window QUICK = new Window(Duration.ofSeconds(1), Duration.ofSeconds(2));
    // Two for each of a dozen queues at three sizes.
    private static final Window QUEUE_WINDOW = new Window(Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final List<Long> CASES = List.of(100_000L, 1_000_000L, 10_000_000L);
    private static final List<Long> FEW_CASES = List.of(10_000L, 100_000L);
    private static final int REPORTS = 10;
    private static final int QUICK_REPORTS = 1;
    private static final int TASK_CASES = 200;
    private static final int FEW_TASK_CASES = 10;
    private static final int CLOSED_REQUESTS = 100_000;
    private static final int FEW_CLOSED_REQUESTS = 1_000;
    private static final int CHAINS = 100_000;
    private static final int FEW_CHAINS = 5_000;
    private static final int DATA_KEYS = 1_000_000;
    private static final int FEW_DATA_KEYS = 10_000;
    // 3,000 codes take five minutes, in which even the fastest campaign tells no more than 30,000.
    private static final MailBenchmark.Size MAILS = new MailBenchmark.Size(3_000, 50_000, 3_000);
    private static final MailBenchmark.Size FEW_MAILS = new MailBenchmark.Size(60, 600, 30);
    private static final int KILLED_LETTERS = 5_000;
    private static final int FEW_KILLED_LETTERS = 150;
    private static final int KILLS = 10;
    private static final int FEW_KILLS = 2;
    private static final int WEBHOOK_CALLS = 2_000;
    private static final int FEW_WEBHOOK_CALLS = 80;
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BenchmarkMain() {}

    public static void main(String[] arguments) {
        List<String> options = List.of(arguments);
        String what = options.isEmpty() ? "" : options.getFirst();
        boolean quick = options.size() == 2 && options.get(1).equals("--quick");
        if (!MEASUREMENTS.contains(what) || (options.size() > 1 && !quick)) {
            ERR.println("Usage: benchmarks/run [%s] [--quick]".formatted(String.join("|", MEASUREMENTS)));
            System.exit(WRONG_ARGUMENTS);
        }
        KAFKA.setLevel(Level.SEVERE);
        System.exit(measure(what, quick));
    }

    private static int measure(String what, boolean quick) {
        Path project = Path.of("").toAbsolutePath();
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            Machine machine = Machine.current();
            Report report = measure(what, quick ? QUICK : FULL, project, begin, machine);
            // A quick run only shows that it works; its numbers are none to keep.
            Path folder = project.resolve(quick ? "benchmarks/target" : "benchmarks/results");
            Path written = ReportFiles.write(folder, FILE_TIME.format(begin) + "-" + what, report);
            OUT.printf("%n%s%nWritten to %s%n", Files.readString(written), project.relativize(written));
            return 0;
        } catch (StackException | BenchmarkFailure e) {
            ERR.println(e.getMessage());
            return FAILED;
        } catch (SQLException | IOException e) {
            ERR.println("The measurement broke off: " + e);
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static Report measure(String what, Window window, Path project, Instant begin, Machine machine)
            throws SQLException, IOException, InterruptedException {
        IntakeResult intake = null;
        RelayResult relay = null;
        UploadResult uploads = null;
        CodeResult codes = null;
        QueueResult queues = null;
        ClockResult clock = null;
        CommandResult commands = null;
        ReportsResult reports = null;
        TaskResult tasks = null;
        PackageResult packages = null;
        RetentionResult retention = null;
        AuditResult audit = null;
        KeyResult keys = null;
        MailResult mails = null;
        KillResult kills = null;
        WebhookResult webhooks = null;
        if (List.of("intake", "relay", "all").contains(what)) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.SUBMISSIONS)) {
                if (!what.equals("relay")) {
                    intake = new IntakeBenchmark(system, project, System.getProperty("benchmark.pgbench", "pgbench"))
                            .run(window, BenchmarkMain::tell);
                }
                if (!what.equals("intake")) {
                    relay = new RelayBenchmark(system).run(window.warmUp(), FULL.measured(), BenchmarkMain::tell);
                }
            }
        }
        if (what.equals("uploads") || what.equals("all")) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.UPLOADS)) {
                uploads = new UploadBenchmark(system).run(BenchmarkMain::tell);
            }
        }
        if (what.equals("identity") || what.equals("all")) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.CODES)) {
                codes = new CodeBenchmark(system).run(window, BenchmarkMain::tell);
            }
        }
        // No part of all: it takes longer than everything else, and some 12 GiB of disk.
        if (what.equals("queue")) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.STAFF)) {
                boolean quick = window.equals(QUICK);
                queues = new QueueBenchmark(system)
                        .run(quick ? FEW_CASES : CASES, quick ? QUICK : QUEUE_WINDOW, BenchmarkMain::tell);
            }
        }
        // No part of all either, for the largest one.
        if (what.equals("packages")) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.STAFF)) {
                packages = new PackageBenchmark(system)
                        .run(window.equals(QUICK) ? PackageBenchmark.SMALL : PackageBenchmark.ALL, BenchmarkMain::tell);
            }
        }
        // Nor is this, which takes about half an hour.
        if (what.equals("retention")) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.STAFF)) {
                int requests = window.equals(QUICK) ? FEW_CLOSED_REQUESTS : CLOSED_REQUESTS;
                retention = new RetentionBenchmark(system, requests).run(BenchmarkMain::tell);
            }
        }
        if (List.of("keys", "all").contains(what)) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.SUBMISSIONS)) {
                int dataKeys = window.equals(QUICK) ? FEW_DATA_KEYS : DATA_KEYS;
                keys = new KeyBenchmark(system, dataKeys).run(window, BenchmarkMain::tell);
            }
        }
        if (what.equals("clock") || what.equals("all")) {
            clock = new ClockBenchmark().run(window, BenchmarkMain::tell);
        }
        if (List.of("commands", "reports", "all").contains(what)) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.STAFF)) {
                if (!what.equals("reports")) {
                    commands = new CommandBenchmark(system, System.getProperty("benchmark.pgbench", "pgbench"))
                            .run(window, BenchmarkMain::tell);
                }
                if (!what.equals("commands")) {
                    int calls = window.equals(QUICK) ? QUICK_REPORTS : REPORTS;
                    reports = new ReportsBenchmark(system).run(calls, BenchmarkMain::tell);
                }
            }
        }
        if (List.of("tasks", "all").contains(what)) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.STAFF)) {
                int cases = window.equals(QUICK) ? FEW_TASK_CASES : TASK_CASES;
                tasks = new TaskBenchmark(system, System.getProperty("benchmark.pgbench", "pgbench"), cases)
                        .run(window, BenchmarkMain::tell);
            }
        }
        if (List.of("audit", "all").contains(what)) {
            try (MeasuredSystem system = startStoppable(project, MeasuredSystem.STAFF)) {
                audit = new AuditBenchmark(system, window.equals(QUICK) ? FEW_CHAINS : CHAINS).run(BenchmarkMain::tell);
            }
        }
        // No part of all: it takes about half an hour, and smtp-sink.
        if (what.equals("mails")) {
            mails = mails(project, window.equals(QUICK) ? FEW_MAILS : MAILS);
        }
        // Nor is this, which waits for ten starts of the service.
        if (what.equals("kills")) {
            kills = window.equals(QUICK)
                    ? kills(project, FEW_KILLED_LETTERS, FEW_KILLS)
                    : kills(project, KILLED_LETTERS, KILLS);
        }
        if (List.of("webhooks", "all").contains(what)) {
            try (MeasuredSystem system =
                    startStoppable(project, MeasuredSystem.NOTIFICATION, WebhookBenchmark.configuration())) {
                int calls = window.equals(QUICK) ? FEW_WEBHOOK_CALLS : WEBHOOK_CALLS;
                webhooks = new WebhookBenchmark(system, calls).run(BenchmarkMain::tell);
            }
        }
        return new Report(
                begin.toString(),
                System.getProperty("benchmark.revision", "unknown"),
                machine,
                (what.equals("uploads") ? MeasuredSystem.UPLOADS : MeasuredSystem.SUBMISSIONS).heap(),
                intake,
                relay,
                uploads,
                codes,
                queues,
                clock,
                commands,
                reports,
                tasks,
                packages,
                retention,
                audit,
                keys,
                mails,
                kills,
                webhooks);
    }

    private static MailResult mails(Path project, MailBenchmark.Size size)
            throws SQLException, IOException, InterruptedException {
        try (PlayedServices others = new PlayedServices();
                MailReceiver receiver = new MailReceiver();
                MeasuredSystem system =
                        startStoppable(project, MeasuredSystem.NOTIFICATION, around(others, receiver))) {
            String sink = System.getProperty("benchmark.smtp-sink", "smtp-sink");
            return new MailBenchmark(system, others, receiver, sink, size).run(BenchmarkMain::tell);
        }
    }

    private static KillResult kills(Path project, int letters, int kills)
            throws SQLException, IOException, InterruptedException {
        try (PlayedServices others = new PlayedServices();
                MailReceiver receiver = new MailReceiver();
                MeasuredSystem system =
                        startStoppable(project, MeasuredSystem.NOTIFICATION, around(others, receiver))) {
            return new KillBenchmark(system, receiver, letters, kills).run(BenchmarkMain::tell);
        }
    }

    /** Whom notification-service asks, and to whom it sends. */
    private static Map<String, String> around(PlayedServices others, MailReceiver receiver) {
        Map<String, String> configuration = new HashMap<>(others.configuration());
        configuration.putAll(receiver.configuration());
        return configuration;
    }

    private static void tell(String progress) {
        OUT.println("  " + progress);
    }

    /** After Ctrl-C everything stops and is deleted as well. */
    private static MeasuredSystem startStoppable(Path project, MeasuredSystem.Setup setup) {
        return startStoppable(project, setup, Map.of());
    }

    private static MeasuredSystem startStoppable(
            Path project, MeasuredSystem.Setup setup, Map<String, String> configuration) {
        OUT.println("Starting the servers and " + setup.service().serviceName() + " ...");
        MeasuredSystem system = MeasuredSystem.start(project, setup, configuration);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop what is measured"));
        return system;
    }
}

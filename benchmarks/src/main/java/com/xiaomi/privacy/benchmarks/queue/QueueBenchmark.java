package com.xiaomi.privacy.benchmarks.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.benchmarks.measure.ClosedLoop;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.queue.QueueResult.Queue;
import com.xiaomi.privacy.benchmarks.queue.QueueResult.Step;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Pages of queues from the running service by one client, at growing numbers of cases. */
public final class QueueBenchmark {
    private static final int CLIENTS = 1;
    private static final int JIT_CLIENTS = 4;
    private static final int JIT_WINDOWS = 6;
    private static final int PAGE = 50;
    private static final int PLACES = 500;
    private static final double GIB = 1L << 30;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String RECEIVED = "sort=RECEIVED";
    private static final Map<String, String> QUEUES = new LinkedHashMap<>();

    static {
        QUEUES.put("in review, by due date", "state=IN_REVIEW");
        QUEUES.put("of a frequent country", "country=DE");
        QUEUES.put("of a rare country", "country=" + SampleCase.RARE_COUNTRY);
        QUEUES.put("of a rare law", "law=" + SampleCase.RARE_LAW.replace(" ", "%20"));
        QUEUES.put("of a language", "language=pt-BR");
        QUEUES.put("of a right in a country", "right=ERASURE&country=FR");
        QUEUES.put("of an agent", "assignee=" + SampleCase.agent(7));
        QUEUES.put("of nobody", "assignee=none");
        QUEUES.put("unread", "unread=true");
        QUEUES.put("overdue", "overdue=true");
        QUEUES.put("of three states", "state=IN_REVIEW&state=AWAITING_APPROVAL&state=AWAITING_RELEASE");
        QUEUES.put("the newest", RECEIVED + "&order=DESCENDING");
    }

    private final MeasuredSystem system;

    public QueueBenchmark(MeasuredSystem system) {
        this.system = system;
    }

    /**
     * Measures.
     *
     * @param sizes numbers of cases, ascending
     * @param window of each queue, once for its first page and once for deep ones
     * @param progress takes a line for people after each step
     */
    public QueueResult run(List<Long> sizes, Window window, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection owner = system.connect();
                Connection administrator = system.connectAsAdministrator();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            SentStatements statements = new SentStatements(administrator, owner, system.postgresLog());
            QueueCalls calls = new QueueCalls(http, system);
            List<Step> steps = new ArrayList<>();
            CaseTables tables = new CaseTables(owner);
            tables.fill(sizes.getFirst());
            warmUp(calls, window);
            for (long size : sizes) {
                steps.add(step(size, tables, calls, statements, window, progress));
            }
            system.requireAlive();
            return QueueResult.of(owner.getMetaData().getDatabaseProductVersion(), PAGE, steps);
        }
    }

    /** For the just-in-time compiler, so that the smallest size is not measured cold. */
    private static void warmUp(QueueCalls calls, Window window) throws IOException, InterruptedException {
        calls.signIn();
        List<String> queries = List.copyOf(QUEUES.values());
        AtomicInteger turn = new AtomicInteger();
        ClosedLoop.run(
                JIT_CLIENTS,
                new Window(window.warmUp(), window.measured().multipliedBy(JIT_WINDOWS)),
                () -> calls.page(queries.get(turn.getAndIncrement() % queries.size()), null));
    }

    private static Step step(
            long size,
            CaseTables tables,
            QueueCalls calls,
            SentStatements statements,
            Window window,
            Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        long begin = System.nanoTime();
        tables.fill(size);
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        progress.accept("%,d cases loaded in %.0f s, %.1f GiB".formatted(size, seconds, tables.bytes() / GIB));
        List<String> byDue = tables.places("due", PLACES);
        List<String> byReceipt = tables.places("received_at", PLACES);
        List<Queue> queues = new ArrayList<>();
        for (Map.Entry<String, String> queue : QUEUES.entrySet()) {
            List<String> places = queue.getValue().contains(RECEIVED) ? byReceipt : byDue;
            Queue measured =
                    queue(queue.getKey(), queue.getValue() + "&limit=" + PAGE, places, calls, statements, window);
            progress.accept("%,d cases, %s: first page p99 %.1f ms, deep pages p99 %.1f ms"
                    .formatted(
                            size,
                            measured.name(),
                            measured.first().p99Millis(),
                            measured.deep().p99Millis()));
            queues.add(measured);
        }
        return new Step(size, tables.inReview(), tables.bytes() / GIB, seconds, queues);
    }

    private static Queue queue(
            String name, String query, List<String> places, QueueCalls calls, SentStatements statements, Window window)
            throws SQLException, IOException, InterruptedException {
        calls.signIn();
        JsonNode next = calls.first(query).path("next");
        // A queue that fits on a page has no other pages.
        List<String> cursors = next.isNull()
                ? List.of()
                : places.stream()
                        .map(place -> QueueCalls.at(next.textValue(), place))
                        .toList();
        Load first = ClosedLoop.run(CLIENTS, window, () -> calls.page(query, null));
        AtomicInteger turn = new AtomicInteger();
        Load deep = cursors.isEmpty()
                ? first
                : ClosedLoop.run(
                        CLIENTS, window, () -> calls.page(query, cursors.get(turn.getAndIncrement() % cursors.size())));
        String middle = cursors.isEmpty() ? null : cursors.get(cursors.size() / 2);
        return new Queue(
                name,
                query,
                first,
                deep,
                statements.plan(() -> calls.page(query, null)),
                statements.plan(() -> calls.page(query, middle)));
    }
}

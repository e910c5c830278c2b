package com.xiaomi.privacy.benchmarks.tasks;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.casework.ArrivingCases;
import com.xiaomi.privacy.benchmarks.casework.CaseworkCalls;
import com.xiaomi.privacy.benchmarks.measure.Latencies;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.pgbench.PgBench;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import com.xiaomi.privacy.benchmarks.tasks.TaskCases.Task;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.localstack.testing.MachineClients;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Many cases are granted; each of fifty data systems answers its tasks, one in twenty fails first, and every answer comes twice. */
public final class TaskBenchmark {
    private static final Right RIGHT = Right.GRIEVANCE;
    private static final String DATA_SYSTEM = "data-system";
    private static final int SYSTEMS = 50;
    private static final int FAILING_ONE_OF = 20;
    private static final int CLIENTS = 16;
    private static final int OK = 200;
    private static final long LOOK_EVERY = 20_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MeasuredSystem system;
    private final String pgbench;
    private final int cases;

    /**
     * @param pgbench the path of pgbench
     * @param cases each with a task for every system
     */
    public TaskBenchmark(MeasuredSystem system, String pgbench, int cases) {
        this.system = system;
        this.pgbench = pgbench;
        this.cases = cases;
    }

    /**
     * Measures.
     *
     * @param window of the baseline
     * @param progress takes a line for people after each step
     * @throws BenchmarkFailure if a task is not settled, or settled twice
     */
    public TaskResult run(Window window, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = system.connect();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            CaseworkCalls calls = new CaseworkCalls(system, http);
            Map<String, String> tokens = register(http, calls);
            progress.accept("%d data systems are registered".formatted(SYSTEMS));
            double handedOut = handOut(connection, http, calls);
            List<Task> tasks = new ArrayList<>(TaskCases.tasks(connection));
            progress.accept("%,d tasks handed out in %.1f s".formatted(tasks.size(), handedOut));
            TaskCases.createBaseline(connection);

            // The same order in each run.
            Collections.shuffle(tasks, new Random(FAILING_ONE_OF));
            Load answers = eachTwice(calls, tokens, tasks, TaskBenchmark::firstResult);
            long failures = TaskCases.failed(connection);
            eachTwice(calls, tokens, tasks.stream().filter(TaskBenchmark::fails).toList(), task -> "DONE");
            TaskCases.requireSettledOnce(connection, tasks.size());
            system.requireAlive();
            progress.accept("%.0f answers/s, %d failures, all settled once".formatted(answers.perSecond(), failures));

            Load database = new PgBench(
                            pgbench,
                            system,
                            "baseline",
                            TaskBenchmark.class,
                            "settle.pgbench.sql",
                            Map.of("tasks", Integer.toString(tasks.size())))
                    .run(CLIENTS, window);
            double ratio = Ratio.of(answers.perSecond(), database.perSecond());
            progress.accept("pgbench %.0f/s, ratio %.2f".formatted(database.perSecond(), ratio));
            return new TaskResult(tasks.size(), SYSTEMS, cases, failures, handedOut, CLIENTS, answers, database, ratio);
        }
    }

    /** Registers the systems; returns a token of each. */
    private Map<String, String> register(HttpClient http, CaseworkCalls calls)
            throws IOException, InterruptedException {
        MachineClients clients = new MachineClients(system.staffIssuer());
        Map<String, String> tokens = new HashMap<>();
        for (int i = 0; i < SYSTEMS; i++) {
            String name = "system-%02d".formatted(i);
            clients.add(name, DATA_SYSTEM);
            tokens.put(name, StaffToken.ofDataSystem(http, system, name));
            calls.register(name, RIGHT);
        }
        return tokens;
    }

    /** Grants all cases and waits until every system has its tasks; returns how long that took, in seconds. */
    private double handOut(Connection connection, HttpClient http, CaseworkCalls calls)
            throws SQLException, IOException, InterruptedException {
        ArrivingCases arriving = new ArrivingCases(system, connection);
        List<UUID> ids = arriving.inReview(RIGHT, cases);
        String agent = StaffToken.of(http, system, StaffToken.AGENT);
        for (UUID caseId : ids) {
            calls.command(caseId, "take", arriving.version(caseId), agent);
        }
        long begin = System.nanoTime();
        for (UUID caseId : ids) {
            calls.command(caseId, "grant", arriving.version(caseId), agent);
        }
        while (TaskCases.tasks(connection).size() < cases * SYSTEMS) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new BenchmarkFailure("The tasks were not handed out in " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }

    private Load eachTwice(
            CaseworkCalls calls, Map<String, String> tokens, List<Task> tasks, Function<Task, String> result)
            throws InterruptedException {
        long begin = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                running.add(clients.submit(() -> IntStream.iterate(first, n -> n < tasks.size(), n -> n + CLIENTS)
                        .mapToObj(tasks::get)
                        .flatMapToLong(task -> answerTwice(calls, tokens.get(task.system()), task, result.apply(task)))
                        .toArray()));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> one : running) {
                all = LongStream.concat(all, LongStream.of(one.get()));
            }
            return Load.of(new Latencies(all.toArray()), Duration.ofNanos(System.nanoTime() - begin));
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("An answer was refused: " + e.getCause(), e);
        }
    }

    private LongStream answerTwice(CaseworkCalls calls, String token, Task task, String result) {
        return LongStream.of(answer(calls, token, task, result), answer(calls, token, task, result));
    }

    private long answer(CaseworkCalls calls, String token, Task task, String result) {
        long begin = System.nanoTime();
        try {
            calls.send(
                    calls.to("/api/v1/tasks/%s/result".formatted(task.taskId()))
                            .POST(BodyPublishers.ofString("{\"result\":\"%s\"}".formatted(result))),
                    token,
                    OK);
        } catch (IOException e) {
            throw new BenchmarkFailure("An answer did not arrive: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("interrupted", e);
        }
        return System.nanoTime() - begin;
    }

    private static String firstResult(Task task) {
        return fails(task) ? "FAILED" : "DONE";
    }

    private static boolean fails(Task task) {
        return Math.floorMod(task.taskId().hashCode(), FAILING_ONE_OF) == 0;
    }
}

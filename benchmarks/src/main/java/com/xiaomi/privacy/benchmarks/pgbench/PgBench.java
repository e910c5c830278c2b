package com.xiaomi.privacy.benchmarks.pgbench;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Latencies;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** PostgreSQL's own load program with the statements of a service: what the database allows without it. */
public final class PgBench {
    private static final int THREADS = 2;
    private static final int LATENCY_COLUMN = 2;
    private static final long NANOS_PER_MICRO = 1000;
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String program;
    private final MeasuredSystem system;
    private final String schema;
    private final Map<String, String> values;
    private final Path script;
    private int runs;

    /**
     * Readies a script.
     *
     * @param program the path of pgbench
     * @param schema where the script's tables lie
     * @param beside the class beside which the script lies
     * @param name file name of the script
     * @param values what the script's texts are, by name
     */
    public PgBench(
            String program,
            MeasuredSystem system,
            String schema,
            Class<?> beside,
            String name,
            Map<String, String> values) {
        this.program = program;
        this.system = system;
        this.schema = schema;
        this.values = new TreeMap<>(values);
        this.script = system.scratch().resolve(name);
        try (InputStream text = beside.getResourceAsStream(name)) {
            Files.write(script, text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the warm-up, then the load, and returns when its time is over.
     *
     * @throws BenchmarkFailure if a transaction fails
     */
    public Load run(int clients, Window window) throws InterruptedException {
        runOnce(clients, window.warmUp());
        return Load.of(runOnce(clients, window.measured()), window.measured());
    }

    private Latencies runOnce(int clients, Duration duration) throws InterruptedException {
        runs++;
        Path folder = Folders.create(system.scratch().resolve("pgbench-" + runs));
        Path output = folder.resolve("output");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(clients, duration))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PGPASSWORD", system.databasePassword());
            builder.environment().put("PGOPTIONS", "-c search_path=" + schema);
            Process pgbench = builder.start();
            boolean ended = pgbench.waitFor(duration.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                pgbench.destroyForcibly();
            }
            if (!ended || pgbench.exitValue() != 0) {
                throw new BenchmarkFailure("pgbench failed:\n" + Files.readString(output));
            }
            return logged(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(int clients, Duration duration) {
        List<String> command = new ArrayList<>(List.of(
                program,
                "--no-vacuum",
                "--protocol=prepared",
                "--log",
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + system.postgresPort(),
                "--username=" + system.database(),
                "--client=" + clients,
                "--jobs=" + Math.min(clients, THREADS),
                "--time=" + duration.toSeconds(),
                "--define=run=" + runs,
                "--define=n=0"));
        values.forEach((name, value) -> command.add("--define=%s=%s".formatted(name, value)));
        command.add(system.database());
        return command;
    }

    /** Each thread logs one line per transaction, whose third column is its latency in microseconds. */
    private static Latencies logged(Path folder) throws IOException {
        LongStream all = LongStream.empty();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.getFileName().toString().startsWith("pgbench_log."))
                    .toList()) {
                all = LongStream.concat(
                        all,
                        Files.readAllLines(log).stream()
                                .mapToLong(line -> Long.parseLong(line.split(" ")[LATENCY_COLUMN]) * NANOS_PER_MICRO));
            }
        }
        return new Latencies(all.toArray());
    }
}

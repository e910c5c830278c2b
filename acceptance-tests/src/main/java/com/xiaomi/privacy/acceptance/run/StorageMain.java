package com.xiaomi.privacy.acceptance.run;

import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.acceptance.system.Addresses;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.StoredBytes;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What {@code benchmarks/run storage} starts: plays whole journeys, and prints as Markdown what each of them left behind in databases, buckets and
 * topics. Those played first, which fill pages and indexes for the first time, are not counted.
 */
public final class StorageMain {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final int WRONG_ARGUMENTS = 2;
    private static final List<SamplePerson> PEOPLE =
            List.of(SamplePerson.erika(), SamplePerson.mia(), SamplePerson.erika());
    private static final int LARGEST_TABLES = 12;
    private static final double KIB = 1024;

    private StorageMain() {}

    public static void main(String[] arguments) throws Exception {
        switch (String.join(" ", arguments)) {
            case "" -> measure(10, 40);
            case "--quick" -> measure(1, 2);
            default -> {
                ERR.println("Usage: StorageMain [--quick]");
                System.exit(WRONG_ARGUMENTS);
            }
        }
    }

    private static void measure(int before, int each)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        ProjectFolder project = ProjectFolder.current();
        Path home = project.stackHome().resolve("storage");
        try (RunningSystem system = RunningSystem.start(project, home, line -> ERR.println("  " + line))) {
            play(system.addresses(), before);
            StoredBytes first = StoredBytes.in(system.endpoints());
            play(system.addresses(), each);
            StoredBytes last = StoredBytes.in(system.endpoints());
            print(last.since(first), each * PEOPLE.size());
        } finally {
            Folders.delete(home);
        }
    }

    /** Each person plays that many journeys, one after the other. */
    private static void play(Addresses addresses, int each) throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> people = new ArrayList<>();
            for (SamplePerson person : PEOPLE) {
                people.add(threads.submit(() -> {
                    for (int journey = 0; journey < each; journey++) {
                        new Journey(addresses, person, Teller.silent()).play();
                    }
                }));
            }
            for (Future<?> person : people) {
                person.get();
            }
        }
    }

    private static void print(StoredBytes stored, int journeys) {
        OUT.printf("%d whole journeys (an access request with a picture, answered by one data system).%n%n", journeys);
        OUT.println("| | KiB a request |");
        OUT.println("|---|---:|");
        stored.databases().forEach((name, bytes) -> row("database " + name, bytes, journeys));
        row("**all databases**", sum(stored.databases()), journeys);
        stored.buckets().forEach((name, bytes) -> row("objects of " + name, bytes, journeys));
        stored.topics().forEach((name, bytes) -> row("topic " + name, bytes, journeys));
        row("**all topics**", sum(stored.topics()), journeys);
        OUT.printf("%nThe largest tables, with their indexes:%n%n| table | KiB a request |%n|---|---:|%n");
        stored.tables().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(LARGEST_TABLES)
                .forEach(table -> row(table.getKey(), table.getValue(), journeys));
    }

    /** A line of a table; none for what did not grow. */
    private static void row(String what, long bytes, int journeys) {
        if (bytes > 0) {
            OUT.printf("| %s | %.1f |%n", what, bytes / KIB / journeys);
        }
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}

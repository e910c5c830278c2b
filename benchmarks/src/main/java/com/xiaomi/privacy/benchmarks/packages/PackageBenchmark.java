package com.xiaomi.privacy.benchmarks.packages;

import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.MemoryWatch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Packages of growing size, each beside a plain ZIP of the same bytes. */
public final class PackageBenchmark {
    /** The sizes that people have. */
    public static final List<Size> ALL =
            List.of(new Size(10_000_000, 20), new Size(200_000_000, 3), new Size(2L << 30, 1));
    /** Enough to see that it works. */
    public static final List<Size> SMALL = List.of(new Size(2_000_000, 1), new Size(10_000_000, 1));

    // For the just-in-time compiler.
    private static final int WARM_UP_ROUNDS = 3;
    private static final String BUCKET = "casework-packages";
    private static final double MILLION = 1e6;

    private final MeasuredSystem system;

    public PackageBenchmark(MeasuredSystem system) {
        this.system = system;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     */
    public PackageResult run(List<Size> sizes, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = system.connect();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            AccessCase.registerSystem(system, http);
            long warmUp = sizes.get(1).bytes() / 2;
            measure(connection, http, new Size(warmUp, WARM_UP_ROUNDS));
            List<PackageResult.Step> steps = new ArrayList<>();
            for (Size size : sizes) {
                PackageResult.Step step = measure(connection, http, size);
                progress.accept("%,.0f MB: %.1f MB/s, plain ZIP %.1f MB/s, ratio %.2f, heap %.0f MiB, resident %.0f MiB"
                        .formatted(
                                step.megabytes(),
                                step.mbPerSecond(),
                                step.baselineMbPerSecond(),
                                step.ratio(),
                                step.peakHeapMib(),
                                step.peakRssMib()));
                steps.add(step);
            }
            system.requireAlive();
            return PackageResult.of(system.heap(), steps);
        }
    }

    private PackageResult.Step measure(Connection connection, HttpClient http, Size size)
            throws SQLException, IOException, InterruptedException {
        Path scratch = system.scratch();
        List<SampleFile> files = SampleFile.write(scratch, size.bytes());
        PlainPackage plain = new PlainPackage(system.objectStore(), BUCKET, scratch);
        for (SampleFile file : files) {
            plain.add(file);
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < size.rounds(); i++) {
            rounds.add(round(connection, http, files, plain));
        }
        plain.remove();
        for (SampleFile file : files) {
            Files.delete(file.content());
        }
        double rate = median(rounds, Round::mbPerSecond);
        double baseline = median(rounds, Round::baselineMbPerSecond);
        return new PackageResult.Step(
                megabytes(files),
                size.rounds(),
                median(rounds, Round::packageMegabytes),
                rate,
                baseline,
                Ratio.of(rate, baseline),
                highest(rounds, Round::peakHeapMib),
                highest(rounds, Round::peakRssMib),
                median(rounds, Round::downloadMbPerSecond));
    }

    private Round round(Connection connection, HttpClient http, List<SampleFile> files, PlainPackage plain)
            throws SQLException, IOException, InterruptedException {
        AccessCase one = new AccessCase(system, connection, http);
        one.grant();
        for (SampleFile file : files) {
            one.send(file);
        }
        double megabytes = megabytes(files);
        double rate;
        double heap;
        double resident;
        try (MemoryWatch memory = system.watchMemory()) {
            rate = megabytes / one.answer();
            heap = memory.peakHeapMib();
            resident = memory.peakRssMib();
        }
        double packageMegabytes = one.packageBytes() / MILLION;
        double download = packageMegabytes / one.download();
        return new Round(packageMegabytes, rate, megabytes / plain.build(), heap, resident, download);
    }

    private static double megabytes(List<SampleFile> files) {
        return files.stream().mapToLong(SampleFile::sizeBytes).sum() / MILLION;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Ratio.median(rounds.stream().mapToDouble(value).toArray());
    }

    private static double highest(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream()
                .map(value::applyAsDouble)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * What is measured.
     *
     * @param bytes that the data system sends
     */
    public record Size(long bytes, int rounds) {}

    private record Round(
            double packageMegabytes,
            double mbPerSecond,
            double baselineMbPerSecond,
            double peakHeapMib,
            double peakRssMib,
            double downloadMbPerSecond) {}
}

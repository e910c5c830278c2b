package com.xiaomi.privacy.benchmarks.system;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a measurement was taken. Names neither the host nor a folder.
 *
 * @param cores processors that the JVM may use
 * @param memoryGib physical memory, in GiB
 * @param loadBefore the system's load average over the minute before the measurement: clearly above 0 means that the
 *     machine had other work; negative if the system does not tell
 */
public record Machine(String processor, int cores, double memoryGib, String system, String java, double loadBefore) {
    private static final double GIB = 1L << 30;

    /** This machine now. */
    public static Machine current() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                valueIn(Path.of("/proc/cpuinfo"), "model name", ":", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / GIB,
                "%s, %s %s"
                        .formatted(
                                valueIn(Path.of("/etc/os-release"), "PRETTY_NAME", "=", "unnamed distribution"),
                                System.getProperty("os.name"),
                                System.getProperty("os.version")),
                "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()),
                system.getSystemLoadAverage());
    }

    private static String valueIn(Path file, String key, String separator, String otherwise) throws IOException {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key) && line.contains(separator))
                .map(line -> line.substring(line.indexOf(separator) + 1)
                        .replace("\"", "")
                        .strip())
                .findFirst()
                .orElse(otherwise);
    }
}

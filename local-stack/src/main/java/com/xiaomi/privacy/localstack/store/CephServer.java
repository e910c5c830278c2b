package com.xiaomi.privacy.localstack.store;

import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Http;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An S3 store that has versions and object lock: Ceph's radosgw with the smallest cluster behind it, one monitor and one storage
 * daemon that keeps everything in memory, as the machine has them installed (Debian: {@code radosgw ceph-mon ceph-osd
 * ceph-common}). For tests of object lock; {@code ./run} does not need it.
 */
public final class CephServer implements AutoCloseable {

    /** The region that signatures must name. */
    public static final String REGION = "default";

    /** The access key of the only user, who makes the buckets. */
    public static final String ACCESS_KEY = "object-lock";

    /** The user's secret key. */
    public static final String SECRET_KEY = "object-lock-local-sample";

    private static final String PROGRAMS = "/usr/bin/";
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path logs;
    private final int monitorPort;
    private final int port;
    private final Deque<SupervisedProcess> processes = new ArrayDeque<>();

    /**
     * A store not yet started.
     *
     * @param folder the folder for its configuration and data; it must be empty or absent
     * @param logs the folder for its log files
     * @param monitorPort any free port
     * @param port where S3 listens
     */
    public CephServer(Path folder, Path logs, int monitorPort, int port) {
        this.folder = folder.toAbsolutePath();
        this.logs = logs;
        this.monitorPort = monitorPort;
        this.port = port;
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return Stream.of("radosgw", "radosgw-admin", "ceph-mon", "ceph-osd", "ceph", "ceph-authtool", "monmaptool")
                .allMatch(program -> Files.isExecutable(Path.of(PROGRAMS + program)));
    }

    /** Where S3 listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws StackException if it does not come up
     */
    public void start() {
        if (!isInstalled()) {
            throw new StackException(
                    "Ceph is not installed (Debian: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-common)");
        }
        Stream.of("monitor", "storage", "gateway", "run").forEach(name -> Folders.create(folder.resolve(name)));
        Folders.create(logs);
        String cluster = UUID.randomUUID().toString();
        configure(cluster);
        startMonitor(cluster);
        startStorage();
        startGateway();
    }

    private void configure(String cluster) {
        try {
            Files.writeString(configuration(), """
                    [global]
                    fsid = %2$s
                    mon host = v2:127.0.0.1:%3$d
                    public network = 127.0.0.0/8
                    public addr = 127.0.0.1
                    cluster addr = 127.0.0.1
                    ms bind ipv6 = false
                    auth cluster required = cephx
                    auth service required = cephx
                    auth client required = cephx
                    keyring = %1$s/keyring
                    run dir = %1$s/run
                    crash dir = %1$s/run
                    admin socket =
                    pid file =
                    log file =
                    mon cluster log file =
                    log to stderr = true
                    # A nearly full disk of a developer is none of its business.
                    mon data avail crit = 0
                    mon data avail warn = 0
                    mon allow pool size one = true
                    mon max pg per osd = 1000
                    osd crush chooseleaf type = 0
                    osd pool default size = 1
                    osd pool default min size = 1
                    osd pool default pg num = 1
                    osd pool default pg autoscale mode = off
                    [mon.a]
                    mon data = %1$s/monitor
                    mon initial members = a
                    [osd.0]
                    osd data = %1$s/storage
                    osd objectstore = memstore
                    memstore device bytes = 268435456
                    [client.rgw]
                    rgw data = %1$s/gateway
                    rgw frontends = beast endpoint=127.0.0.1:%4$d
                    """.formatted(folder, cluster, monitorPort, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path keyring = folder.resolve("keyring");
        run("ceph-authtool", "--create-keyring", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *");
        for (String user : List.of("client.admin", "client.rgw", "osd.0")) {
            run(
                    "ceph-authtool",
                    keyring,
                    "--gen-key",
                    "-n",
                    user,
                    "--cap",
                    "mon",
                    "allow *",
                    "--cap",
                    "osd",
                    "allow *");
        }
    }

    private void startMonitor(String cluster) {
        Path map = folder.resolve("monmap");
        run(
                "monmaptool",
                "--create",
                "--fsid",
                cluster,
                "--addv",
                "a",
                "[v2:127.0.0.1:%d]".formatted(monitorPort),
                map);
        run(
                "ceph-mon",
                "-c",
                configuration(),
                "-i",
                "a",
                "--mkfs",
                "--monmap",
                map,
                "--keyring",
                folder.resolve("keyring"));
        SupervisedProcess monitor = start("ceph-mon", "-i", "a");
        Await.ready("Ceph's monitor", monitor, () -> !ceph("fsid").isEmpty());
    }

    private void startStorage() {
        String id = UUID.randomUUID().toString();
        ceph("osd", "new", id);
        run("ceph-osd", "-c", configuration(), "-i", "0", "--mkfs", "--osd-uuid", id);
        SupervisedProcess storage = start("ceph-osd", "-i", "0");
        Await.ready("Ceph's storage", storage, () -> ceph("osd", "stat").contains("1 up"));
    }

    private void startGateway() {
        SupervisedProcess gateway = start("radosgw", "-n", "client.rgw");
        Await.ready("Ceph", gateway, () -> Http.status("GET", url()) > 0);
        run(
                "radosgw-admin",
                "-c",
                configuration(),
                "-n",
                "client.rgw",
                "user",
                "create",
                "--uid",
                ACCESS_KEY,
                "--display-name",
                ACCESS_KEY,
                "--access-key",
                ACCESS_KEY,
                "--secret-key",
                SECRET_KEY);
    }

    private Path configuration() {
        return folder.resolve("ceph.conf");
    }

    private SupervisedProcess start(String program, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(PROGRAMS + program, "-f", "-c", configuration().toString()));
        command.addAll(List.of(arguments));
        SupervisedProcess process = SupervisedProcess.start(
                new SupervisedProcess.Spec(program, command, Map.of(), folder, logs.resolve(program + ".log"), "TERM"));
        processes.push(process);
        return process;
    }

    private String ceph(String... command) {
        List<Object> arguments = new ArrayList<>(List.of("-c", configuration(), "--connect-timeout", "5"));
        arguments.addAll(List.of(command));
        return run("ceph", arguments.toArray());
    }

    /** Runs a program to its end and returns what it printed. */
    private String run(String program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAMS + program));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path output = logs.resolve(program + ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new StackException("%s failed:%n%s".formatted(program, printed));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(program + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        while (!processes.isEmpty()) {
            processes.pop().close();
        }
    }
}

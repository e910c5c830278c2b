package com.xiaomi.privacy.benchmarks.mails;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Ports;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Postfix' own mail server for measurements: accepts everything, keeps nothing and counts. */
final class SmtpSink implements AutoCloseable {

    private static final String BACKLOG = "100";
    private static final Pattern COUNTED = Pattern.compile("mesg=(\\d+)");

    private final int port;
    private final Path log;
    private final SupervisedProcess process;

    private SmtpSink(int port, Path log, SupervisedProcess process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** @param program the path of smtp-sink */
    static SmtpSink start(String program, MeasuredSystem system) {
        int port;
        try (Ports ports = new Ports()) {
            port = ports.take(0, "smtp-sink");
        }
        List<String> command = new ArrayList<>(List.of(program, "-c"));
        if ("root".equals(System.getProperty("user.name"))) {
            // It does not want to be the administrator.
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, BACKLOG));
        Path log = system.scratch().resolve("smtp-sink.log");
        SupervisedProcess process = SupervisedProcess.start(
                new SupervisedProcess.Spec("smtp-sink", command, Map.of(), system.scratch(), log, "TERM"));
        Await.ready("smtp-sink", process, () -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
        return new SmtpSink(port, log, process);
    }

    int port() {
        return port;
    }

    /**
     * How many letters it has taken.
     *
     * @throws BenchmarkFailure if it does not say
     */
    long count() {
        try {
            Matcher counted = COUNTED.matcher(Files.readString(log));
            long count = -1;
            while (counted.find()) {
                count = Long.parseLong(counted.group(1));
            }
            if (count < 0) {
                throw new BenchmarkFailure("smtp-sink does not count.");
            }
            return count;
        } catch (IOException e) {
            throw new BenchmarkFailure("smtp-sink does not count: " + e, e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}

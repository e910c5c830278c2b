package com.xiaomi.privacy.acceptance.run;

import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.system.MeasuredStart;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.ServiceImages;
import com.xiaomi.privacy.acceptance.system.ServiceImages.Cache;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What {@code scripts/images} does with the services in their containers. {@code train}: each writes its AOT cache after a journey.
 * {@code measure}: how long they take to be ready, and how much memory they have then, with that cache and without it.
 */
public final class ImagesMain {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int ROUNDS = 5;
    private static final double MILLIS = 1000;

    private ImagesMain() {}

    public static void main(String[] arguments) throws Exception {
        ProjectFolder project = ProjectFolder.current();
        Path home = project.stackHome().resolve("images/stack");
        switch (String.join(" ", arguments)) {
            case "train" -> train(project, home);
            case "measure" -> measure(project, home);
            default -> {
                ERR.println("Usage: ImagesMain train|measure");
                System.exit(WRONG_ARGUMENTS);
            }
        }
    }

    private static void train(ProjectFolder project, Path home) throws InterruptedException {
        ProjectFolder recording = project.startingImages(ServiceImages.of(project, Cache.MADE));
        try (RunningSystem system = RunningSystem.start(recording, home, line -> OUT.println("  " + line))) {
            new Journey(system.addresses(), SamplePerson.erika(), new ConsoleTeller(OUT)).play();
            for (LocalService service : RunningSystem.SERVICES) {
                system.end(service);
                OUT.println("  " + service.serviceName() + " has written its cache");
            }
        }
    }

    private static void measure(ProjectFolder project, Path home) throws IOException {
        ProjectFolder without = project.startingImages(ServiceImages.of(project, Cache.LEFT_OUT));
        ProjectFolder with = project.startingImages(ServiceImages.of(project, Cache.USED));
        OUT.println(
                "| service | ready without cache, s | with, s | with / without | RSS without, MiB | with, MiB | with / without |");
        OUT.println("|---|---:|---:|---:|---:|---:|---:|");
        try (StackProcess stack = StackProcess.start(StackOptions.in(home).withCache(project.stackCache()))) {
            for (LocalService service : RunningSystem.SERVICES) {
                // The first start of all makes the tables.
                MeasuredStart.of(service, stack.endpoints(), without);
                List<MeasuredStart> startsWithout = new ArrayList<>();
                List<MeasuredStart> startsWith = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    startsWithout.add(MeasuredStart.of(service, stack.endpoints(), without));
                    startsWith.add(MeasuredStart.of(service, stack.endpoints(), with));
                }
                print(service, startsWithout, startsWith);
            }
        }
    }

    private static void print(LocalService service, List<MeasuredStart> without, List<MeasuredStart> with) {
        double readyWithout = median(without, start -> start.untilReady().toMillis());
        double readyWith = median(with, start -> start.untilReady().toMillis());
        double residentWithout = median(without, MeasuredStart::residentMib);
        double residentWith = median(with, MeasuredStart::residentMib);
        OUT.printf(
                "| %s | %.1f | %.1f | %.2f | %.0f | %.0f | %.2f |%n",
                service.serviceName(),
                readyWithout / MILLIS,
                readyWith / MILLIS,
                readyWith / readyWithout,
                residentWithout,
                residentWith,
                residentWith / residentWithout);
    }

    private static double median(List<MeasuredStart> starts, ToLongFunction<MeasuredStart> value) {
        return starts.stream().mapToLong(value).sorted().toArray()[starts.size() / 2];
    }
}

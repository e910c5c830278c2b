package com.xiaomi.privacy.cell;

import com.xiaomi.privacy.cell.backup.BackupFolder;
import com.xiaomi.privacy.cell.backup.CellBackup;
import com.xiaomi.privacy.cell.backup.Manifest.Kind;
import com.xiaomi.privacy.cell.backup.ManifestSigner;
import com.xiaomi.privacy.cell.backup.ManifestVerifier;
import com.xiaomi.privacy.cell.check.CellCheck;
import com.xiaomi.privacy.cell.restore.CellRestore;
import com.xiaomi.privacy.cell.restore.ErasuresReapplied;
import com.xiaomi.privacy.cell.settings.CellSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Backs up, restores and checks a cell. Exit code 0: done, and nothing is wrong; 1: the check found something; 2: a mistake in the call; 3:
 * it could not be done.
 */
@Command(
        name = "cell",
        description = "Backs up, restores and checks a cell; see docs/runbook.md.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CellCommand {

    private static final int FOUND = 1;
    private static final int NOT_DONE = 3;

    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CellCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure instanceof RuntimeException ? failure : failure.getMessage());
                    return NOT_DONE;
                })
                .execute(arguments));
    }

    @Command(
            name = "backup",
            description = "Backs up data and objects into one folder and the keys into another one.",
            mixinStandardHelpOptions = true)
    int backup(
            @Option(names = "--settings", required = true, description = "Where the cell lies.") Path settings,
            @Option(names = "--data", description = "Folder for backups of data and objects; without it only keys.")
                    Path data,
            @Option(names = "--keys", required = true, description = "Folder for backups of keys, on other storage.")
                    Path keys,
            @Option(
                            names = "--keep-data",
                            defaultValue = "P35D",
                            description = "How long backups of data are kept (default: ${DEFAULT-VALUE}).")
                    Duration keepData,
            @Option(
                            names = "--patience",
                            defaultValue = "PT30S",
                            description = "How long to wait for events on their way (default: ${DEFAULT-VALUE}).")
                    Duration patience)
            throws SQLException, IOException, InterruptedException {
        CellSettings cell = CellSettings.read(settings);
        CellBackup backup = new CellBackup(cell, ManifestSigner.reading(cell.requiredSigningKey()), clock);
        try {
            if (data != null) {
                long begin = System.nanoTime();
                tell("data: %s in %s".formatted(backup.data(data, patience), secondsSince(begin)));
                tell("older backups of data deleted: " + backup.prune(data, Kind.DATA, keepData));
            }
        } finally {
            // After the data, so that every row finds its key; and also where that failed, for old keys must go.
            tell("keys: " + backup.keys(keys));
        }
        return 0;
    }

    @Command(
            name = "restore",
            description = "Restores into empty databases and buckets, and has erased again what was erased since.",
            mixinStandardHelpOptions = true)
    int restore(
            @Option(names = "--settings", required = true, description = "Where the new cell lies.") Path settings,
            @Option(names = "--data", required = true, description = "One backup of data.") Path data,
            @Option(
                            names = "--keys",
                            required = true,
                            description = "Folder of all backups of keys: the newest is taken.")
                    Path keys,
            @Option(names = "--without-erasures", description = "Only for a drill: what was erased stays back.")
                    boolean withoutErasures,
            @Option(
                            names = "--unsigned",
                            description = "For backups made before they were signed: who could write there is trusted.")
                    boolean unsigned)
            throws SQLException, IOException {
        CellSettings cell = CellSettings.read(settings);
        BackupFolder newest = BackupFolder.newest(keys, Kind.KEYS)
                .orElseThrow(() -> new IOException("there is no backup of keys in " + keys));
        ManifestVerifier verifier =
                unsigned ? ManifestVerifier.trustingAnybody() : ManifestVerifier.reading(cell.requiredVerifyingKeys());
        long begin = System.nanoTime();
        CellRestore.Restored restored = new CellRestore(cell, verifier).restore(BackupFolder.at(data), newest);
        tell("restored: %d rows and %d objects in %s, keys of %s"
                .formatted(restored.rows(), restored.objects(), secondsSince(begin), newest));
        if (!withoutErasures) {
            tellErasures(cell);
        }
        return 0;
    }

    @Command(
            name = "reapply-erasures",
            description = "Tells every service what any of them had erased; they erase it when they start.",
            mixinStandardHelpOptions = true)
    int reapplyErasures(
            @Option(names = "--settings", required = true, description = "Where the cell lies.") Path settings)
            throws SQLException, IOException {
        tellErasures(CellSettings.read(settings));
        return 0;
    }

    private void tellErasures(CellSettings cell) throws SQLException {
        new ErasuresReapplied(cell)
                .reapply()
                .forEach((part, told) -> tell("erasures that %s did not know: %d".formatted(part.serviceName(), told)));
    }

    @Command(
            name = "check",
            description = "Checks that the services agree with each other; they may run meanwhile.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--settings", required = true, description = "Where the cell lies.") Path settings,
            @Option(
                            names = "--patience",
                            defaultValue = "PT30S",
                            description = "How long to wait for events on their way (default: ${DEFAULT-VALUE}).")
                    Duration patience)
            throws SQLException, IOException, InterruptedException {
        long found = new CellCheck(CellSettings.read(settings))
                .check(patience, clock.instant(), fault -> tell(fault.toString()));
        tell("faults: " + found);
        return found == 0 ? 0 : FOUND;
    }

    private static String secondsSince(long begin) {
        return "%.1f s".formatted((System.nanoTime() - begin) / 1e9);
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
    }
}

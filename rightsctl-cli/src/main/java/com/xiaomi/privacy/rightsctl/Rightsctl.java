package com.xiaomi.privacy.rightsctl;

import com.xiaomi.privacy.rightsctl.audit.AuditCommand;
import com.xiaomi.privacy.rightsctl.audit.VerifyCommand;
import com.xiaomi.privacy.rightsctl.backlog.BacklogCommand;
import com.xiaomi.privacy.rightsctl.backlog.LagCommand;
import com.xiaomi.privacy.rightsctl.casefile.CaseFileCommand;
import com.xiaomi.privacy.rightsctl.casefile.VerifyCaseFileCommand;
import com.xiaomi.privacy.rightsctl.clock.ClockCommand;
import com.xiaomi.privacy.rightsctl.deadletter.DeadLettersCommand;
import com.xiaomi.privacy.rightsctl.deadletter.ListDeadLettersCommand;
import com.xiaomi.privacy.rightsctl.deadletter.ReplayDeadLettersCommand;
import com.xiaomi.privacy.rightsctl.report.CountsCommand;
import com.xiaomi.privacy.rightsctl.report.ReportCommand;
import com.xiaomi.privacy.rightsctl.retention.PreviewCommand;
import com.xiaomi.privacy.rightsctl.retention.RetentionCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * One command line for staff and operators. Answers go to standard output, complaints to standard error; exit code 0 is
 * success, 2 a mistake in the call or its input, 1 anything else.
 */
@Command(
        name = "rightsctl",
        description = "Tools for staff and operators of the privacy support backend.",
        mixinStandardHelpOptions = true,
        version = "1.0.0",
        footer = {
            "",
            "'./rightsctl keys SERVICE add|promote|delete|list …' makes and changes a service's keyset; once a new key is promoted the service wraps"
                    + " all data keys anew by itself. It runs scripts/keyset, and is not a part of this program."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Rightsctl {

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Answers are UTF-8 whatever the terminal's locale says: they are read by programs.
        System.exit(commandLine(System.in, Clock.systemUTC(), System.getenv())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    /**
     * The commands, ready to execute.
     *
     * @param input where commands read what is handed to them
     * @param clock tells the present moment
     * @param environment holds what must not be an argument
     */
    public static CommandLine commandLine(InputStream input, Clock clock, Map<String, String> environment) {
        return new CommandLine(new Rightsctl())
                .addSubcommand(new ClockCommand(input, clock))
                .addSubcommand(new CommandLine(new AuditCommand()).addSubcommand(new VerifyCommand(environment)))
                .addSubcommand(new CommandLine(new ReportCommand()).addSubcommand(new CountsCommand(environment)))
                .addSubcommand(new CommandLine(new CaseFileCommand()).addSubcommand(new VerifyCaseFileCommand()))
                .addSubcommand(new CommandLine(new RetentionCommand()).addSubcommand(new PreviewCommand(environment)))
                .addSubcommand(new BacklogCommand())
                .addSubcommand(new LagCommand())
                .addSubcommand(new CommandLine(new DeadLettersCommand())
                        .addSubcommand(new ListDeadLettersCommand())
                        .addSubcommand(new ReplayDeadLettersCommand()));
    }
}

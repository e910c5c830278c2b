package com.xiaomi.privacy.rightsctl.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.rightsctl.system.RunningSystem;
import com.xiaomi.privacy.rightsctl.system.RunningSystem.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The report over all cells: it asks each for what it tells of a quarter, and adds up. It keeps nothing and can change nothing. */
@Command(
        name = "counts",
        description = {
            "Adds up what the cells tell of a quarter, as CSV. A cell leaves out counts of fewer than ten cases: a total lies",
            "between 'atLeast' and 'atMost'. Ends with 1 if a cell can't be asked; it is named, and missing in the totals.",
            "RIGHTSCTL_TOKEN_EU holds the access token for the cell EU, of a client with the role 'reports:counts'; and so on."
        },
        mixinStandardHelpOptions = true)
public final class CountsCommand implements Callable<Integer> {
    private static final String TOKEN = "RIGHTSCTL_TOKEN_";
    private static final String PATH = "/api/v1/reports/counts/";
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private final Map<String, String> environment;

    @Parameters(paramLabel = "QUARTER", description = "A quarter that is over everywhere, for example 2026-Q3.")
    private String quarter;

    @Option(
            names = "--cell",
            paramLabel = "CELL=URL",
            required = true,
            description = "A cell, with scheme and host of its system; once for each.")
    private SortedMap<Cell, URI> cells = new TreeMap<>();

    @Spec
    private CommandSpec spec;

    /** @param environment holds the tokens */
    public CountsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        CountsOfCells counts = new CountsOfCells();
        int worst = ExitCode.OK;
        for (Map.Entry<Cell, URI> cell : cells.entrySet()) {
            worst = Math.max(worst, add(cell.getKey(), cell.getValue(), counts));
        }
        counts.lines().forEach(spec.commandLine().getOut()::println);
        return worst;
    }

    private int add(Cell cell, URI url, CountsOfCells counts) throws InterruptedException {
        RunningSystem system = RunningSystem.at(url, environment, TOKEN + cell);
        if (system.token().isEmpty()) {
            return complain(ExitCode.USAGE, cell, TOKEN + cell + " is not set");
        }
        return switch (system.get(PATH + quarter, LONGEST_ANSWER)) {
            case Answer.Given(JsonNode told)
            when cell.name().equals(told.path("cell").asText()) -> {
                counts.add(cell, told);
                yield ExitCode.OK;
            }
            case Answer.Given ignored -> complain(ExitCode.SOFTWARE, cell, url + " is another cell");
            case Answer.Failed(int exitCode, String why) -> complain(exitCode, cell, why);
        };
    }

    private int complain(int exitCode, Cell cell, String message) {
        spec.commandLine().getErr().println("rightsctl report counts: " + cell + ": " + message);
        return exitCode;
    }
}

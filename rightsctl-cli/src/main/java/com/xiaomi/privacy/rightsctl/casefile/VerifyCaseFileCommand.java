package com.xiaomi.privacy.rightsctl.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an exported case file without any connection: who signed it, that nothing was changed since, and every hash of the trail. */
@Command(
        name = "verify",
        description = {
            "Checks signature, digests and the hashes of the audit trail of a case file, without any connection.",
            "Ends with 1 if something is wrong, or a service's part of the trail is missing."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCaseFileCommand implements Callable<Integer> {

    private static final String INTACT = "INTACT";
    private static final String UNAVAILABLE = "UNAVAILABLE";

    @Parameters(paramLabel = "FILE", description = "The ZIP as it was exported.")
    private Path file;

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            required = true,
            description = "What GET /api/v1/seal-keys of the controller answered, saved in a file.")
    private Path keys;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            JsonNode caseFile = Bundle.read(file).checked(keys);
            print("signature and digests: right");
            print("case %s of request %s"
                    .formatted(
                            caseFile.path("caseId").asText(),
                            caseFile.path("requestId").asText()));
            return report(caseFile.path("trail"));
        } catch (BundleException e) {
            return complain(ExitCode.SOFTWARE, e.getMessage());
        } catch (IOException e) {
            return complain(ExitCode.USAGE, file + " or " + keys + " can't be read");
        }
    }

    private int report(JsonNode trail) {
        boolean whole = !trail.path("services").isEmpty();
        for (JsonNode service : trail.path("services")) {
            String name = service.path("service").asText();
            String state = service.path("state").asText();
            Chain chain = Chain.of(name, trail);
            Optional<String> bad = chain.firstBad();
            boolean complete = chain.length() == service.path("entries").asInt();
            whole &= state.equals(INTACT) && bad.isEmpty() && complete;
            print(name + ": " + line(state, chain, complete, bad));
        }
        return whole ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String line(String state, Chain chain, boolean complete, Optional<String> bad) {
        if (state.equals(UNAVAILABLE)) {
            return "could not be asked when the file was made";
        }
        if (bad.isPresent()) {
            return "NOT AS IT WAS WRITTEN; " + bad.get();
        }
        if (!complete) {
            return "ENTRIES ARE MISSING";
        }
        return state.equals(INTACT)
                ? "%d entries, every hash is right".formatted(chain.length())
                : "WAS FOUND TAMPERED WITH when the file was made";
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    private int complain(int code, String why) {
        spec.commandLine().getErr().println(why);
        return code;
    }
}

package com.xiaomi.privacy.rightsctl.system;

import com.xiaomi.privacy.rightsctl.system.RunningSystem.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Which system a command asks, as whoever the token in the environment is. */
public final class AskedSystem {

    private static final String TOKEN = "RIGHTSCTL_TOKEN";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Scheme and host of the system (default: ${DEFAULT-VALUE}).",
            defaultValue = "http://localhost:8080")
    private URI url;

    /**
     * Asks it for JSON.
     *
     * @param path absolute
     * @param longest how long the answer may take
     * @param environment holds the token
     */
    public Answer get(String path, Duration longest, Map<String, String> environment) throws InterruptedException {
        RunningSystem system = RunningSystem.at(url, environment, TOKEN);
        return system.token().isEmpty()
                ? new Answer.Failed(ExitCode.USAGE, TOKEN + " is not set")
                : system.get(path, longest);
    }
}

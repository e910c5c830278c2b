package com.xiaomi.privacy.rightsctl.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ExitCode;

/**
 * The API of a system that runs somewhere.
 *
 * @param url scheme and host
 * @param token access token, as the environment has it: arguments are seen by everybody on a machine
 */
public record RunningSystem(URI url, String token) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    /** The system that may be asked with the token under a name; the token is empty if there is none. */
    public static RunningSystem at(URI url, Map<String, String> environment, String tokenName) {
        return new RunningSystem(url, environment.getOrDefault(tokenName, "").strip());
    }

    /**
     * Asks for JSON.
     *
     * @param path absolute
     * @param longest how long the answer may take
     */
    public Answer get(String path, Duration longest) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(url.resolve(path))
                            .timeout(longest)
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            return answer.statusCode() == OK ? new Answer.Given(body) : refused(answer.statusCode(), body);
        } catch (IllegalArgumentException e) {
            return new Answer.Failed(ExitCode.USAGE, "the URL or the token has the wrong form");
        } catch (JsonProcessingException e) {
            return new Answer.Failed(ExitCode.SOFTWARE, url + " does not answer as the system does");
        } catch (IOException e) {
            return new Answer.Failed(ExitCode.SOFTWARE, url + " can't be reached");
        }
    }

    private static Answer refused(int status, JsonNode problem) {
        return new Answer.Failed(
                ExitCode.SOFTWARE,
                "%s. %s (%d)"
                        .formatted(
                                problem.path("title").asText("The system refused"),
                                problem.path("detail").asText(""),
                                status));
    }

    @Override
    public String toString() {
        return "RunningSystem[" + url + "]";
    }

    /** What came of it. */
    public sealed interface Answer {

        /** What was asked for. */
        record Given(JsonNode body) implements Answer {}

        /**
         * Nothing.
         *
         * @param exitCode of the command
         * @param why for people
         */
        record Failed(int exitCode, String why) implements Answer {}
    }
}

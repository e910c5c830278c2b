package com.xiaomi.privacy.connector.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The checks, one after the other. What erases comes last. */
final class Conformance {
    private static final List<String> WITH_FILES = List.of("ACCESS", "PORTABILITY");
    private static final String ERASURE = "ERASURE";
    private static final String RESTRICTION = "RESTRICTION";
    private static final Duration LONG_AGO = Duration.ofMinutes(10);
    private static final long LOOK_EVERY = 50_000_000;

    private final StandInDesk desk;
    private final PlayedNews news;
    private final String system;
    private final List<String> rights;
    private final Person person;
    private final Duration patience;
    private final Map<String, Supplier<String>> checks = new LinkedHashMap<>();

    /**
     * @param system the connector's name in the registry
     * @param rights what it carries out
     * @param person somebody whom it knows
     * @param patience how long it may take over one thing
     */
    Conformance(
            StandInDesk desk, PlayedNews news, String system, List<String> rights, Person person, Duration patience) {
        this.desk = desk;
        this.news = news;
        this.system = system;
        this.rights = rights;
        this.person = person;
        this.patience = patience;
        checks.put("a right that nobody knows is left to a person", this::unknownRight);
        checks.put("of somebody unknown it says that nothing is held", this::stranger);
        checks.put("tasks of other systems are left alone", this::anothersTask);
        checks.put("what is unreadable does not keep it from going on", this::unreadable);
        checks.put("it tries again while the API is away, and answers once it is back", this::outage);
        checks.put("the same task again changes nothing", this::repeated);
        checks.put("a task that was called off is not answered", this::cancelled);
        if (news.way() instanceof WebhookWay webhook) {
            checks.put(
                    "a call that somebody else has signed is refused",
                    () -> forged(webhook, Instant.now(), new PlayedSeal()));
            checks.put(
                    "a call from long ago is refused",
                    () -> forged(webhook, Instant.now().minus(LONG_AGO), desk.seal()));
        }
        rights.stream().filter(right -> !ERASURE.equals(right)).forEach(this::addRight);
        if (rights.contains(RESTRICTION)) {
            checks.put("what was restricted is lifted when that is due", this::lifted);
        }
        if (rights.contains(ERASURE)) {
            checks.put("ERASURE is carried out, and what it left is erased when its time is over", this::erased);
        }
        checks.put("nothing else breaks the contract", () -> String.join("; ", desk.breaches()));
    }

    private void addRight(String right) {
        checks.put(right + " is carried out", () -> carriedOut(right));
    }

    /**
     * What came of one check.
     *
     * @param problem empty if it holds
     */
    record Verdict(String check, String problem) {

        boolean holds() {
            return problem.isEmpty();
        }
    }

    /** Runs all checks. */
    List<Verdict> run() {
        List<Verdict> verdicts = new ArrayList<>();
        checks.forEach((check, outcome) -> verdicts.add(new Verdict(check, outcome.get())));
        return verdicts;
    }

    private String unknownRight() {
        PlayedTask task = asked("TELEPORTATION", person);
        return answered(task) && "FAILED".equals(task.result())
                ? ""
                : "the answer is '" + task.result() + "', not FAILED";
    }

    private String stranger() {
        PlayedTask task = asked(rights.getFirst(), Person.stranger());
        return answered(task) && "NOTHING_HELD".equals(task.result())
                ? ""
                : "the answer is '" + task.result() + "', not NOTHING_HELD";
    }

    private String anothersTask() {
        PlayedTask others = new PlayedTask(rights.getFirst(), person);
        desk.open(others);
        news.request(others, system + "-not");
        PlayedTask own = asked(rights.getFirst(), Person.stranger());
        return answered(own) && others.fetches().get() == 0 && others.answers() == 0
                ? ""
                : "the task of another system was fetched or answered, or the next own one was not";
    }

    private String unreadable() {
        news.unreadable(new PlayedTask(rights.getFirst(), person));
        return answered(asked(rights.getFirst(), Person.stranger())) ? "" : "the next task is not answered";
    }

    private String outage() {
        PlayedTask task = new PlayedTask(rights.getFirst(), Person.stranger());
        task.failuresToCome().set(2);
        desk.open(task);
        news.request(task, system);
        return answered(task) ? "" : "no answer came after two calls were answered with 503";
    }

    private String repeated() {
        PlayedTask task = asked(rights.getFirst(), Person.stranger());
        answered(task);
        String first = task.result();
        news.request(task, system);
        boolean goesOn = answered(asked(rights.getFirst(), Person.stranger()));
        return goesOn && first.equals(task.result()) ? "" : "it answers differently, or does not go on";
    }

    private String cancelled() {
        PlayedTask task = new PlayedTask(rights.getFirst(), person);
        task.cancel();
        desk.open(task);
        news.request(task, system);
        news.cancel(task, system);
        return answered(asked(rights.getFirst(), Person.stranger())) && task.answers() == 0
                ? ""
                : "it answers a task that was called off, or does not go on";
    }

    private String forged(WebhookWay webhook, Instant at, PlayedSeal by) {
        PlayedTask task = new PlayedTask(rights.getFirst(), person);
        desk.open(task);
        boolean taken = webhook.takes(news.requestOf(task, system), at, by);
        return taken || task.fetches().get() > 0 ? "it takes the call for ours" : "";
    }

    private String lifted() {
        PlayedTask task = asked(RESTRICTION, person);
        answered(task);
        news.liftDue(task, system);
        return soon(task::isRestrictionLifted) ? "" : "it does not say that the restriction is lifted";
    }

    private String erased() {
        PlayedTask task = asked(ERASURE, person);
        String problem = carriedOut(task);
        if (!problem.isEmpty()) {
            return problem;
        }
        for (JsonNode left : task.answer().path("remaining")) {
            if ("RETENTION".equals(left.path("kind").asText())) {
                news.remainderDue(task, system, left.path("category").asText());
                return soon(task::isRemainderErased) ? "" : "what it had kept by law is not said to be erased";
            }
        }
        return "";
    }

    private String carriedOut(String right) {
        return carriedOut(asked(right, person));
    }

    private String carriedOut(PlayedTask task) {
        if (!answered(task)) {
            return "no answer in " + patience.toSeconds() + " s";
        }
        return switch (task.result()) {
            case "DONE", "PARTLY" ->
                WITH_FILES.contains(task.right()) && task.files().isEmpty() ? "there is no file" : "";
            default -> "of a person whom it knows it says " + task.answer();
        };
    }

    private PlayedTask asked(String right, Person about) {
        PlayedTask task = new PlayedTask(right, about);
        desk.open(task);
        news.request(task, system);
        return task;
    }

    private boolean answered(PlayedTask task) {
        return soon(() -> task.answer() != null);
    }

    private boolean soon(BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return true;
    }
}

package com.xiaomi.privacy.legal.form;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares a submission with the form of its place. A pure function of both. */
public final class FormCheck {

    private final FormBook book;

    /** @param book the edition of the form */
    public FormCheck(FormBook book) {
        this.book = Objects.requireNonNull(book, "book");
    }

    /**
     * A field that is not as the form demands.
     *
     * @param field its path in the body
     * @param missing true if it must be filled in and is not; false if it must be left out and is not
     * @param reason why, in plain English
     */
    public record Finding(String field, boolean missing, String reason) {}

    /** Every field that is missing or must be left out, in the order of the form. */
    public List<Finding> check(Jurisdiction place, Answers answers) {
        RequesterKind kind = constant(RequesterKind.values(), answers.code("requesterKind"));
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (FormField field : book.fields()) {
            for (String path : pathsOf(field, answers)) {
                for (Right right : rightsFor(path, answers)) {
                    Demand demand = book.demand(field, place, right, kind);
                    finding(path, demand, answers, findings).ifPresent(found -> findings.putIfAbsent(path, found));
                }
            }
        }
        return List.copyOf(findings.values());
    }

    private static Optional<Finding> finding(String path, Demand demand, Answers answers, Map<String, Finding> soFar) {
        Presence presence = demand.condition()
                .filter(condition -> !condition.holdsFor(answers.code(Answers.besides(path, condition.path()))))
                .map(ignored -> demand.otherwise())
                .orElse(demand.presence());
        boolean given = answers.has(path);
        return switch (presence) {
            case REQUIRED, CONDITIONAL ->
                !given && isAskedFor(path, answers, soFar)
                        ? Optional.of(new Finding(path, true, demand.reason()))
                        : Optional.empty();
            case REFUSED -> given ? Optional.of(new Finding(path, false, demand.reason())) : Optional.empty();
            case OPTIONAL -> Optional.empty();
        };
    }

    /** A field is asked for where the group around it is filled in or should have been. */
    private static boolean isAskedFor(String path, Answers answers, Map<String, Finding> soFar) {
        int dot = path.lastIndexOf('.');
        if (dot < 0) {
            return true;
        }
        String around = path.substring(0, dot);
        Finding aroundIt = soFar.get(around);
        return aroundIt == null ? answers.has(around) : aroundIt.missing();
    }

    /** The field once for each entry of the lists around it; a field of one right in the entries of that right only. */
    private static List<String> pathsOf(FormField field, Answers answers) {
        Stream<String> paths = Stream.of(field.path());
        for (int lists = field.path().split("\\[]", -1).length; lists > 1; lists--) {
            paths = paths.flatMap(path -> inEachEntry(path, answers));
        }
        return paths.filter(path -> field.ownRight()
                        .map(own -> own == rightAround(path, answers))
                        .orElse(true))
                .toList();
    }

    private static Stream<String> inEachEntry(String path, Answers answers) {
        int at = path.indexOf("[]");
        String list = path.substring(0, at);
        return answers.entries(list).mapToObj(i -> list + "[" + i + "]" + path.substring(at + 2));
    }

    /** Whose rules count: the right in whose entry the field lies, otherwise every right asked for. */
    private static List<Right> rightsFor(String path, Answers answers) {
        if (path.startsWith("rights[")) {
            return Collections.singletonList(rightAround(path, answers));
        }
        List<Right> asked = answers.entries("rights")
                .mapToObj(i -> right("rights[" + i + "]", answers))
                .toList();
        return asked.isEmpty() ? Collections.singletonList(null) : asked;
    }

    private static Right rightAround(String path, Answers answers) {
        return right(path.substring(0, path.indexOf(']') + 1), answers);
    }

    /** The right of an entry; null if it names none. */
    private static Right right(String entry, Answers answers) {
        return constant(Right.values(), answers.code(entry + ".right"));
    }

    private static <T extends Enum<T>> T constant(T[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}

package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The overlays of {@code k8s/}, each rendered once. */
final class Overlays {
    static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    static final String LOCAL = "overlays/local";
    static final List<String> REGIONS = List.of("overlays/eu", "overlays/in", "overlays/ru", "overlays/sg");

    private static final Optional<Kustomize> KUSTOMIZE = Kustomize.find(PROJECT);
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Overlays() {}

    /** All that somebody can apply, in a region or on one machine. */
    static List<String> all() {
        return List.of(LOCAL, REGIONS.get(0), REGIONS.get(1), REGIONS.get(2), REGIONS.get(3));
    }

    static List<String> regions() {
        return REGIONS;
    }

    /** The region of each cell. */
    static Map<Cell, Overlay> byCell() {
        return Arrays.stream(Cell.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        cell -> of("overlays/" + cell.name().toLowerCase(Locale.ROOT))));
    }

    /** A rendered folder; skips the test where nothing can render it. */
    static Overlay of(String folder) {
        return Overlay.parse(folder, text(folder));
    }

    /** Its text. */
    static String text(String folder) {
        assumeTrue(KUSTOMIZE.isPresent(), "There is neither Node nor kubectl");
        return RENDERED.computeIfAbsent(folder, any -> KUSTOMIZE.orElseThrow().render("k8s/" + any));
    }

    /** A rendered folder in which one text stands for another. */
    static Overlay changed(String folder, String kept, String broken) {
        String text = text(folder);
        assertThat(text).contains(kept);
        return Overlay.parse(folder, text.replace(kept, broken));
    }
}

package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the states is the state table in words and in a diagram; {@code -Ddocs.update=true} rewrites it. */
class CaseStatesPageTest {

    private static final Path PAGE = Path.of("../docs/case-states.md");

    @Test
    void thePageIsGeneratedFromTheTable() throws IOException {
        String page = page();
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    private record Move(CaseState from, CaseCommand command, Party party, CaseState to) {}

    private static String page() {
        List<Move> moves = moves();
        return """
                # States of a case

                Generated from the state table (`CaseTransitions`) by `CaseStatesPageTest`; `./mvnw verify -pl
                case-workflow-service -am -Dtest=CaseStatesPageTest -Ddocs.update=true -DskipITs
                -Dsurefire.failIfNoSpecifiedTests=false` writes it anew. What is not here is a 409
                `transition-not-allowed`. Who may do more than the table says (the agent of the case, a second person) is
                checked with the case.

                ```mermaid
                stateDiagram-v2
                    [*] --> RECEIVED
                """
                + diagram(moves)
                + """
                ```

                | state | command | by | leads to |
                |---|---|---|---|
                """
                + moves.stream()
                        .map(move -> "| %s | `%s` | %s | %s |\n"
                                .formatted(
                                        move.from(),
                                        move.command().code(),
                                        move.party().name().toLowerCase(Locale.ROOT),
                                        move.from() == move.to() ? "(stays)" : move.to()))
                        .collect(Collectors.joining());
    }

    private static List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (CaseState state : CaseState.values()) {
            for (CaseCommand command : CaseCommand.values()) {
                for (Party party : Party.values()) {
                    if (CaseTransitions.decide(state, command, Set.of(party)) instanceof Applied(CaseState to)) {
                        moves.add(new Move(state, command, party, to));
                    }
                }
            }
        }
        return moves;
    }

    /** One arrow per pair of states; what leaves the state as it is is in the table only. */
    private static String diagram(List<Move> moves) {
        Map<String, String> arrows = moves.stream()
                .filter(move -> move.from() != move.to())
                .collect(Collectors.groupingBy(
                        move -> "    " + move.from() + " --> " + move.to(),
                        TreeMap::new,
                        Collectors.mapping(move -> move.command().code(), Collectors.joining(", "))));
        return arrows.entrySet().stream()
                .map(arrow -> arrow.getKey() + ": " + arrow.getValue() + "\n")
                .collect(Collectors.joining());
    }
}

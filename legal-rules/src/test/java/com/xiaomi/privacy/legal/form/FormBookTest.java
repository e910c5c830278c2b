package com.xiaomi.privacy.legal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.PlacePattern;
import com.xiaomi.privacy.legal.table.TableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The form as compiled on 2026-11-24. A correction is a new edition, never an edit of this one. */
class FormBookTest {
    private static final String FOLDER = "forms/2026-11-24/";
    private static final String DETAILS = "rights[].details";

    private static final LawBook LAW = LawBook.current();
    private final FormBook book = FormBook.current(LAW);

    @Test
    void aReleasedEditionIsNeverEdited() throws IOException, NoSuchAlgorithmException {
        List<String> sums =
                new String(bytes("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();

        assertThat(sums).hasSize(2);
        for (String line : sums) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(line.substring(66)));
            assertThat(HexFormat.of().formatHex(digest)).as(line.substring(66)).isEqualTo(line.substring(0, 64));
        }
    }

    @Test
    void everyPlaceHasAFormThatSaysOfEachFieldWhetherItIsMandatory() {
        List<Jurisdiction> places = new ArrayList<>();
        LAW.rows().forEach(row -> places.add(Jurisdiction.parse(row.code())));
        Stream.of(Locale.getISOCountries()).map(Jurisdiction::of).forEach(places::add);
        places.add(Jurisdiction.parse("US-PA"));

        for (Jurisdiction place : places) {
            for (FormField field : book.fields()) {
                for (Right right : field.ownRight().map(Set::of).orElse(Set.of(Right.values()))) {
                    for (RequesterKind kind : RequesterKind.values()) {
                        Demand demand = book.demand(field, place, right, kind);
                        assertThat(demand.reason()).isNotBlank();
                        assertThat(demand.source()).isNotBlank();
                    }
                }
            }
        }
    }

    @Test
    void anAddressAndARightAreMandatoryEverywhereAndANameIsNowhere() {
        for (String country : Locale.getISOCountries()) {
            assertThat(presence("contact.email", country, Right.ACCESS)).isEqualTo(Presence.REQUIRED);
            assertThat(presence("rights[].right", country, Right.ACCESS)).isEqualTo(Presence.REQUIRED);
            assertThat(presence("contact.name", country, Right.ACCESS)).isEqualTo(Presence.OPTIONAL);
        }
    }

    @Test
    void theRegionIsMandatoryWhereTheLawDependsOnIt() {
        assertThat(presence("region", "US", Right.ACCESS)).isEqualTo(Presence.REQUIRED);
        assertThat(presence("region", "CA-ON", Right.ACCESS)).isEqualTo(Presence.REQUIRED);
        assertThat(presence("region", "DE", Right.ACCESS)).isEqualTo(Presence.OPTIONAL);
    }

    @Test
    void aNarrowerPlaceBeatsAWiderOneAndReachesPlacesUnderThatLaw() {
        assertThat(presence(DETAILS + ".evidence", "RU", Right.RECTIFICATION)).isEqualTo(Presence.REQUIRED);
        assertThat(presence(DETAILS + ".evidence", "DE", Right.RECTIFICATION)).isEqualTo(Presence.OPTIONAL);
        // Réunion and Åland are under the GDPR through France and Finland; Brazil's law asks for no grounds.
        assertThat(Stream.of("DE", "RE", "AX", "GB")
                        .map(country -> presence(DETAILS + ".grounds", country, Right.OBJECTION)))
                .containsOnly(Presence.CONDITIONAL);
        assertThat(presence(DETAILS + ".grounds", "BR", Right.OBJECTION)).isEqualTo(Presence.OPTIONAL);
    }

    @Test
    void whoeverAsksForAnotherPersonSaysForWhomAndNobodyElseDoes() {
        assertThat(demand("onBehalf", "DE", Right.ACCESS, RequesterKind.PARENT).presence())
                .isEqualTo(Presence.REQUIRED);
        assertThat(demand("onBehalf", "DE", Right.ACCESS, RequesterKind.AGENT).presence())
                .isEqualTo(Presence.REQUIRED);
        assertThat(demand("onBehalf", "DE", Right.ACCESS, RequesterKind.SELF).presence())
                .isEqualTo(Presence.REFUSED);
    }

    @Test
    void anEditionThatThisBuildLacksIsRefused() {
        assertThatExceptionOfType(TableException.class).isThrownBy(() -> FormBook.load("1999-01-01", LAW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTables")
    void tablesThatAskForWhatIsNotThereAreRefused(String why, List<FormField> fields, List<PresenceRule> rules) {
        assertThatExceptionOfType(TableException.class)
                .isThrownBy(() -> new FormBook("test", LAW, fields, rules))
                .withMessageContaining(why);
    }

    static Stream<Arguments> badTables() {
        FormField name = field("name", null);
        FormField yes = new FormField("yes", null, FieldType.YES_NO, Set.of(), false, "m");
        PresenceRule general = rule("name", null, Presence.OPTIONAL, null);
        Condition ifYes = new Condition("yes", ConditionTest.ONE_OF, Set.of("true"));
        return Stream.of(
                bad("named twice", List.of(name, name), List.of(general)),
                bad("lies in no known field", List.of(field("a.b", null)), List.of()),
                bad("needs its codes", List.of(new FormField("c", null, FieldType.CHOICE, Set.of(), false, "m"))),
                bad("two rules for the same case", List.of(name), List.of(general, general)),
                bad("unknown field", List.of(name), List.of(general, rule("nmae", null, Presence.OPTIONAL, null))),
                bad(
                        "a right whose details lack the field",
                        List.of(field("x", Right.ACCESS)),
                        List.of(rule("x", Right.ERASURE, Presence.OPTIONAL, null))),
                bad("no rule for everybody everywhere", List.of(name), List.of()),
                bad(
                        "no rule for everybody everywhere",
                        List.of(name),
                        List.of(new PresenceRule(
                                new PlacePattern.Group("EEA"), null, null, "name", demand(Presence.OPTIONAL, null)))),
                bad("a condition without need", List.of(name), List.of(rule("name", null, Presence.CONDITIONAL, null))),
                bad(
                        "a condition without need",
                        List.of(name, yes),
                        List.of(general, rule("yes", null, Presence.REQUIRED, ifYes))),
                bad(
                        "a condition on an unknown field",
                        List.of(name),
                        List.of(rule("name", null, Presence.CONDITIONAL, ifYes))),
                bad(
                        "a code that cannot be chosen",
                        List.of(name, yes),
                        List.of(rule(
                                "name",
                                null,
                                Presence.CONDITIONAL,
                                new Condition("yes", ConditionTest.ONE_OF, Set.of("perhaps"))))));
    }

    private static Arguments bad(String why, List<FormField> fields) {
        return bad(why, fields, List.of());
    }

    private static Arguments bad(String why, List<FormField> fields, List<PresenceRule> rules) {
        return Arguments.of(why, fields, rules);
    }

    private static FormField field(String path, Right right) {
        return new FormField(path, right, FieldType.TEXT, Set.of(), false, "m");
    }

    private static PresenceRule rule(String path, Right right, Presence presence, Condition condition) {
        return new PresenceRule(new PlacePattern.Anywhere(), right, null, path, demand(presence, condition));
    }

    private static Demand demand(Presence presence, Condition condition) {
        return new Demand(presence, condition, condition == null ? null : Presence.OPTIONAL, "reason", "source");
    }

    @Test
    void aPlaceOrARightThatDoesNotExistCannotBeWritten() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PlacePattern.parse("EFTA", Set.of("EEA")));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Condition.parse("scope"));
        assertThat(Condition.parse("a=X|Y")).isEqualTo(new Condition("a", ConditionTest.ONE_OF, Set.of("X", "Y")));
        assertThat(Condition.parse("a!=true")).isEqualTo(new Condition("a", ConditionTest.NONE_OF, Set.of("true")));
        assertThat(Condition.parse("!a")).isEqualTo(new Condition("a", ConditionTest.ABSENT, Set.of()));
    }

    private Presence presence(String path, String place, Right right) {
        return demand(path, place, right, RequesterKind.SELF).presence();
    }

    private Demand demand(String path, String place, Right right, RequesterKind kind) {
        FormField field = book.fields().stream()
                .filter(each -> each.path().equals(path)
                        && each.ownRight().map(right::equals).orElse(true))
                .findFirst()
                .orElseThrow();
        return book.demand(field, Jurisdiction.parse(place), right, kind);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = FormBookTest.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        }
    }
}

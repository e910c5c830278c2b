package com.xiaomi.privacy.legal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.xiaomi.privacy.legal.form.FormCheck.Finding;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FormCheckTest {
    private final FormCheck check = new FormCheck(FormBook.current(LawBook.current()));

    @Test
    void anEmptySubmissionIsToldEverythingAtOnce() {
        assertThat(missing("DE", Map.of()))
                .containsExactly(
                        "country",
                        "language",
                        "requesterKind",
                        "contact",
                        "contact.email",
                        "onBehalf",
                        "onBehalf.ground",
                        "onBehalf.subject",
                        "onBehalf.subject.name",
                        "policyVersion",
                        "rights");
    }

    @Test
    void aWholeSubmissionHasNothingMissing() {
        assertThat(findings("DE", submission("ACCESS", Map.of()))).isEmpty();
        assertThat(findings("DE", submission("OPT_OUT_SALE", Map.of()))).isEmpty();
    }

    @Test
    void theDetailsOfARightAreMissedTogetherWithWhatBelongsInThem() {
        assertThat(missing("DE", submission("NOMINATE", Map.of())))
                .containsExactly(
                        "rights[0].details",
                        "rights[0].details.nominee",
                        "rights[0].details.nominee.name",
                        "rights[0].details.nominee.email",
                        "rights[0].details.takesEffect");
    }

    @Test
    void eachEntryOfAListIsLookedAt() {
        Map<String, String> answers = submission(
                "RECTIFICATION",
                Map.of(
                        "details.fields", "",
                        "details.fields[0]", "",
                        "details.fields[0].field", "",
                        "details.fields[0].after", "",
                        "details.fields[1]", "",
                        "details.fields[1].field", ""));

        assertThat(missing("DE", answers)).containsExactly("rights[0].details.fields[1].after");
    }

    @Test
    void eachRightIsHeldToItsOwnFieldsOnly() {
        Map<String, String> answers = submission("QUESTION", Map.of("details.question", ""));
        answers.put("rights[1]", "");
        answers.put("rights[1].right", "GRIEVANCE");
        answers.put("rights[1].details", "");

        assertThat(missing("IN", answers)).containsExactly("rights[1].details.grievance");
    }

    @Test
    void aConditionIsReadFromTheSameEntry() {
        Map<String, String> answers = submission("ERASURE", Map.of("details.scope", "SERVICE", "details.services", ""));
        answers.put("rights[1]", "");
        answers.put("rights[1].right", "ERASURE");
        answers.put("rights[1].details", "");
        answers.put("rights[1].details.scope", "NAMED_DATA");
        answers.put("rights[1].details.services", "");

        assertThat(findings("DE", answers))
                .extracting(Finding::field, Finding::missing)
                .containsExactlyInAnyOrder(
                        tuple("rights[1].details.services", false), tuple("rights[1].details.namedData", true));
    }

    @Test
    void anObjectionNeedsGroundsUnderTheGdprUnlessItIsAgainstMarketing() {
        Map<String, String> reasonless =
                submission("OBJECTION", Map.of("details.processing", "", "details.directMarketing", "false"));
        Map<String, String> marketing = submission("OBJECTION", Map.of("details.directMarketing", "true"));

        assertThat(missing("DE", reasonless)).containsExactly("rights[0].details.grounds");
        assertThat(missing("BR", reasonless)).isEmpty();
        assertThat(missing("DE", marketing)).isEmpty();
    }

    @Test
    void aNomineeIsReachableInOneOfTwoWays() {
        Map<String, String> byPhone = submission(
                "NOMINATE",
                Map.of(
                        "details.nominee", "",
                        "details.nominee.name", "",
                        "details.nominee.phone", "",
                        "details.takesEffect", "DEATH"));

        assertThat(findings("IN", byPhone)).isEmpty();
        byPhone.remove("rights[0].details.nominee.phone");
        assertThat(missing("IN", byPhone)).containsExactly("rights[0].details.nominee.email");
    }

    @Test
    void whoAsksForThemselvesNamesNobodyElse() {
        Map<String, String> answers = submission("ACCESS", Map.of());
        answers.put("onBehalf", "");

        assertThat(findings("DE", answers))
                .containsExactly(new Finding("onBehalf", false, "Only for a parent or an agent"));
    }

    @Test
    void theStateIsAskedForInTheUnitedStates() {
        Map<String, String> answers = submission("ACCESS", Map.of());

        assertThat(missing("US", answers)).containsExactly("region");
        answers.put("region", "");
        assertThat(missing("US-CA", answers)).isEmpty();
    }

    private List<String> missing(String place, Map<String, String> answers) {
        return findings(place, answers).stream()
                .filter(Finding::missing)
                .map(Finding::field)
                .toList();
    }

    private List<Finding> findings(String place, Map<String, String> answers) {
        return check.check(Jurisdiction.parse(place), new Answers(answers));
    }

    private static Map<String, String> submission(String right, Map<String, String> below) {
        Map<String, String> answers = new TreeMap<>();
        for (String path : List.of("country", "language", "contact", "contact.email", "policyVersion", "rights")) {
            answers.put(path, "");
        }
        answers.put("requesterKind", "SELF");
        answers.put("rights[0]", "");
        answers.put("rights[0].right", right);
        if (!below.isEmpty()) {
            answers.put("rights[0].details", "");
        }
        below.forEach((path, code) -> answers.put("rights[0]." + path, code));
        return answers;
    }
}

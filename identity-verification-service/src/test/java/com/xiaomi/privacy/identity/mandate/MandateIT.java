package com.xiaomi.privacy.identity.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Acting for another: what is declared and what proves it. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class MandateIT extends MandateScenario {

    @Test
    void anAgentIsProvenByTheContactADocumentAndTheYesOfTheDataSubject() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        enterCode(verification);
        UUID mandate = declared(verification, "AGENT");
        view(verification).body("state", equalTo("DECLARED")).body("confirmation", equalTo("ASKED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(asked())
                        .singleElement()
                        .satisfies(event -> assertThat(event.mandateId()).isEqualTo(mandate)));

        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        view(verification).body("state", equalTo("AWAITING_DOCUMENT")).body("confirmation", equalTo("CONFIRMED"));
        assertThat(verifiedLevels()).containsExactly(AssuranceLevel.CONTACT);

        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));
        assertThat(accept(mandate)).isEqualTo(new MandateStep.AlreadyApplied());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(verified()).hasSize(2));
        assertThat(verified().getFirst().caseIds()).isEmpty();
        assertThat(verified().getLast().level()).isEqualTo(AssuranceLevel.MANDATE);
        assertThat(verified().getLast().caseIds()).containsExactly(access.caseId());
        assertThat(intake.queries()).contains("purpose=VERIFICATION");
        assertThat(trail())
                .anyMatch(entry -> entry.contains("mandate.confirmed") && entry.contains("data-subject:" + mandate))
                .anyMatch(entry -> entry.contains("mandate.document-accepted") && entry.contains(REVIEWER.code()))
                .noneMatch(entry -> entry.contains(codeOf(mandate)));
    }

    @Test
    void theDocumentMayComeBeforeTheYesAndTheContactLast() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "LAWYER");

        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.AWAITING_CONFIRMATION));
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        await().atMost(PATIENCE).until(() -> verifiedLevels().equals(List.of(AssuranceLevel.MANDATE)));
        assertThat(verified().getFirst().caseIds()).isEmpty();

        enterCode(verification);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(verified().getLast().caseIds()).containsExactly(access.caseId()));
    }

    @Test
    void theReviewOfADocumentBringsItOnOnceItIsAccepted() {
        UUID verification = openForAgent();
        assertThat(reviewable(verification)).isEmpty();
        UUID mandate = declared(verification, "AGENT");
        assertThat(reviewable(verification)).contains(mandate);

        review(verification, mandate, ReviewOutcome.REJECTED);
        review(verification, mandate, ReviewOutcome.MORE_NEEDED);
        assertThat(stateOf(mandate)).isEqualTo(MandateState.AWAITING_DOCUMENT);
        review(verification, mandate, ReviewOutcome.ACCEPTED);

        assertThat(stateOf(mandate)).isEqualTo(MandateState.PROVEN);
        assertThat(reviewable(verification)).isEmpty();
        await().atMost(PATIENCE).until(() -> verifiedLevels().equals(List.of(AssuranceLevel.MANDATE)));
    }

    @Test
    void anHeirAndWhoseSubjectHasNoContactNeedTheDocumentOnly() {
        intake.knowsSubject(requestId);
        UUID heir = declared(openForAgent(), "HEIR");
        assertThat(stateOf(heir)).isEqualTo(MandateState.AWAITING_DOCUMENT);
        assertThat(accept(heir)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));

        UUID other = Ids.next();
        UUID child = declared(open(other, RequesterKind.PARENT), other, "PARENT");
        assertThat(stateOf(child)).isEqualTo(MandateState.AWAITING_DOCUMENT);
        assertThat(confirmations.ask(child, NOTIFICATION)).isEqualTo(new Confirmations.Ask.Void());
        answer(child, WRONG, "CONFIRM").statusCode(422);
        assertThat(asked()).isEmpty();
    }

    @Test
    void anotherDeclarationReplacesOneThatIsNotProvenAndTheSameOneIsKeptOnce() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID first = declared(verification, "AGENT");
        String code = codeOf(first);
        assertThat(declared(verification, "AGENT")).isEqualTo(first);

        UUID second = declared(verification, "LAWYER");

        assertThat(second).isNotEqualTo(first);
        assertThat(stateOf(first)).isEqualTo(MandateState.REPLACED);
        answer(first, code, "CONFIRM").statusCode(409).body("type", containsString("mandate-settled"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).hasSize(2));
        assertThat(flags()).isEmpty();
    }
}

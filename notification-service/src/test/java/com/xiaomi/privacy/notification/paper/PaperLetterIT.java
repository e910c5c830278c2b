package com.xiaomi.privacy.notification.paper;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.StaffSignIn;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff print and post what no e-mail can tell; a letter exists only while somebody looks at it. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class PaperLetterIT extends MailScenario {

    private static final String NAME = "Erika Mustermann";
    private static final List<String> ADDRESS = List.of("Heidestra\u00dfe 17", "51147 K\u00f6ln", "Germany");

    @Inject
    StaffSignIn signIn;

    @Inject
    AuditTrail auditTrail;

    @Inject
    LettersWaiting lettersWaiting;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void reachedByLettersOnly() throws Exception {
        world.postalContact(requestId, NAME, ADDRESS);
    }

    @Test
    void aLetterWaitsIsPrintedAndPostedOnce() throws Exception {
        events.send(Ids.next(), 1, submitted("de"));
        Map<String, Object> letter = awaitLetter("REQUEST_RECEIVED");
        assertThat(letter).containsEntry("reference", reference).containsEntry("country", "DE");
        assertThat(letter.toString()).doesNotContain(NAME, ADDRESS.getFirst());

        Response document = document(letter);

        assertThat(document.contentType()).isEqualTo("application/pdf");
        assertThat(document.header("Cache-Control")).isEqualTo("no-store");
        assertThat(text(document))
                .contains(NAME, "Heidestra\u00dfe 17", "51147 K\u00f6ln", "Germany")
                .contains("Xiaomi Technology Netherlands B.V. \u00b7 Prinses Margrietplantsoen 39")
                .contains("Ihre Anfrage " + reference, "Guten Tag " + NAME);
        assertThat(awaitLetter("REQUEST_RECEIVED").get("printedAt")).isNotNull();

        assertThat(posted(letter).statusCode()).isEqualTo(204);
        assertThat(posted(letter).statusCode()).isEqualTo(204);
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(published())
                .filteredOn(NotificationEvent.Sent.class::isInstance)
                .hasSize(1);
        assertThat(letters()).isEmpty();
        assertThat(document(letter).statusCode()).isEqualTo(409);
        assertThat(auditTrail.entries(requestId))
                .extracting(AuditTrail.RecordedEntry::content)
                .anyMatch(content -> content.contains("letter.printed") && content.contains("staff:"))
                .anyMatch(content -> content.contains("letter.posted") && content.contains("staff:"))
                .noneMatch(content -> content.contains(NAME) || content.contains(ADDRESS.getFirst()));
        assertThat(log.lines()).noneMatch(line -> line.contains(NAME) || line.contains(ADDRESS.getFirst()));
    }

    @Test
    void whatALegalHoldIsolatesIsOutOfSightUntilThatEnds() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        Map<String, Object> letter = awaitLetter("REQUEST_RECEIVED");

        events.send(Ids.next(), 1, new CaseEvent.HoldChanged(requestId, true, true, Instant.now()));
        await().until(() -> letters().isEmpty());
        assertThat(document(letter).statusCode()).isEqualTo(409);

        events.send(Ids.next(), 2, new CaseEvent.HoldChanged(requestId, false, false, Instant.now()));
        assertThat(document(awaitLetter("REQUEST_RECEIVED")).statusCode()).isEqualTo(200);
    }

    @Test
    void theWayToThePageIsOnThePaperToBeReadByPeopleAndByTelephones() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        Response document = document(awaitLetter("REQUEST_RECEIVED"));

        String way = "/#/requests/" + reference + "/" + TOKEN;
        assertThat(text(document).replaceAll("\\s", "")).contains(way);
        assertThat(text(document).replaceAll("\\s+", " ")).contains("it replaces the link you had before");
        assertThat(scanned(document)).endsWith(way).startsWith("http");
        assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void whoGotAnEmailAddressMeanwhileGetsNoLetter() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        Map<String, Object> letter = awaitLetter("REQUEST_RECEIVED");
        world.accessLink(requestId, UUID.fromString(letter.get("letterId").toString()), 410, TOKEN);

        agent().get("/api/v1/letters/" + letter.get("letterId") + "/document")
                .then()
                .statusCode(409);

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("CONTACT_GONE");
    }

    @Test
    void aCodeIsOnThePaperForDaysAndNoLinkHoldsIt() throws Exception {
        world.postedCode(challengeId, 200, CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());

        String text = text(document(awaitLetter("IDENTITY_CODE")));

        assertThat(text)
                .containsOnlyOnce(CODE)
                .contains("It works once, until ")
                .doesNotContain("verifications");
        assertThat(auditTrail.entries(requestId))
                .extracting(AuditTrail.RecordedEntry::content)
                .noneMatch(content -> content.contains(CODE));
    }

    @Test
    void theCodeForADownloadIsOnPaperWithoutAnythingThatOpensTheRequest() throws Exception {
        world.postedCode(challengeId, 200, CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, download());

        Response document = document(awaitLetter("IDENTITY_CODE"));

        assertThat(text(document))
                .containsOnlyOnce(CODE)
                .contains("It works once, until ")
                .doesNotContain(TOKEN);
        assertThat(scanned(document)).endsWith("/#/requests/" + reference);
        assertThat(posted(awaitLetter("IDENTITY_CODE")).statusCode()).isEqualTo(204);
        awaitSent(MessageKind.IDENTITY_CODE);
    }

    @Test
    void whoGotAnEmailAddressMeanwhileGetsNoCodeForADownloadOnPaper() throws Exception {
        world.postedCode(challengeId, 200, CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, download());
        Map<String, Object> letter = awaitLetter("IDENTITY_CODE");
        contact("erika");

        assertThat(document(letter).statusCode()).isEqualTo(409);
        assertThat(awaitGivenUp(MessageKind.IDENTITY_CODE).reason()).isEqualTo("CONTACT_GONE");
    }

    private IdentityEvent.ChallengeIssued download() {
        return new IdentityEvent.ChallengeIssued(
                requestId, Ids.next(), challengeId, VerificationPurpose.PACKAGE_DOWNLOAD, 1);
    }

    @Test
    void aCodeThatWasReplacedIsNotPrintedAnyMore() throws Exception {
        world.postedCode(challengeId, 410, "");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());

        Response document = document(awaitLetter("IDENTITY_CODE"));

        assertThat(document.statusCode()).isEqualTo(409);
        assertThat(document.<String>path("type")).endsWith(":letter-settled");
        assertThat(awaitGivenUp(MessageKind.IDENTITY_CODE).reason()).isEqualTo("CODE_SUPERSEDED");
    }

    @Test
    void whatCannotBePostedIsGivenUpWithItsReason() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        Map<String, Object> letter = awaitLetter("REQUEST_RECEIVED");

        assertThat(unposted(letter, "LAZY").statusCode()).isEqualTo(400);
        assertThat(unposted(letter, "NO_POSTAL_SERVICE").statusCode()).isEqualTo(204);
        assertThat(unposted(letter, "NO_POSTAL_SERVICE").statusCode()).isEqualTo(204);
        assertThat(posted(letter).statusCode()).isEqualTo(409);
        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("NO_POSTAL_SERVICE");
    }

    @Test
    void whatSomebodyWaitsForAtAPageDoesNotGoOnPaper() throws Exception {
        UUID link = Ids.next();
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.AccessRequested(requestId, link));
        events.send(
                Ids.next(),
                1,
                new IdentityEvent.ChallengeIssued(
                        requestId, Ids.next(), challengeId, VerificationPurpose.CONTACT_CHANGE, 1));

        assertThat(awaitGivenUp(MessageKind.ACCESS_LINK).reason()).isEqualTo("ONLY_BY_LETTER");
        assertThat(awaitGivenUp(MessageKind.IDENTITY_CODE).reason()).isEqualTo("ONLY_BY_LETTER");
    }

    @Test
    void nothingIsLeftOfALetterWhenItsRequestIsErased() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        Map<String, Object> letter = awaitLetter("REQUEST_RECEIVED");
        events.send(Ids.next(), 1, new CaseEvent.RequestErased(requestId, Instant.now()));

        await().atMost(PATIENCE).until(() -> letters().isEmpty());
        assertThat(document(letter).statusCode()).isEqualTo(409);
        assertThat(posted(letter).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyAgentsPostLetters() {
        assertThat(signIn.as(Roles.AUDITOR).get("/api/v1/letters").statusCode()).isEqualTo(403);
        assertThat(given().get("/api/v1/letters").statusCode()).isEqualTo(401);
    }

    @Test
    void lettersThatWaitAreCounted() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        awaitLetter("REQUEST_RECEIVED");

        lettersWaiting.remove(1);

        assertThat(metrics.get("letters.waiting").gauge().value()).isPositive();
        assertThat(metrics.get("letters.late").gauge().value()).isZero();
    }

    private Map<String, Object> awaitLetter(String kind) {
        return await().atMost(PATIENCE)
                .until(
                        () -> letters().stream()
                                .filter(letter -> kind.equals(letter.get("kind")))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private List<Map<String, Object>> letters() {
        return agent().get("/api/v1/letters?limit=100").<List<Map<String, Object>>>path("letters").stream()
                .filter(letter -> requestId.toString().equals(letter.get("requestId")))
                .toList();
    }

    private Response document(Map<String, Object> letter) throws Exception {
        world.accessLink(requestId, UUID.fromString(letter.get("letterId").toString()), 200, TOKEN);
        return agent().get("/api/v1/letters/" + letter.get("letterId") + "/document");
    }

    private Response posted(Map<String, Object> letter) {
        return agent().post("/api/v1/letters/" + letter.get("letterId") + "/posted");
    }

    private Response unposted(Map<String, Object> letter, String reason) {
        return agent().contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/letters/" + letter.get("letterId") + "/unposted");
    }

    private RequestSpecification agent() {
        return signIn.as(Roles.PRIVACY_AGENT);
    }

    /** What a telephone reads from the printed page. */
    private static String scanned(Response document) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(document.asByteArray())) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
                    .getText();
        }
    }

    private static String text(Response document) throws IOException {
        assertThat(document.statusCode()).isEqualTo(200);
        try (PDDocument pdf = Loader.loadPDF(document.asByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}

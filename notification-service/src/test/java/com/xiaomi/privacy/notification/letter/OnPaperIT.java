package com.xiaomi.privacy.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.printed.PagePdf;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A letter on paper says in every language what it is to say, and its address is where the envelope has its window. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class OnPaperIT extends LetterScenario {

    private static final String CODE = "40718293";
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    // The longest that intake takes.
    private static final List<String> SIX_LINES =
            List.of("c/o Sample", "House 4", "17 Long Street", "Small Town", "51147 City", "Germany");

    @Inject
    PagePdf pdf;

    @ParameterizedTest
    @MethodSource("languages")
    void theCodeAndTheAddressAreThereInEveryLanguage(String language) throws IOException {
        try (PDDocument letter = Loader.loadPDF(printed(language, contact("Erika Mustermann", SIX_LINES)))) {
            String text = new PDFTextStripper().getText(letter);

            assertThat(text).contains(CODE, "7K3M-9QXP-2A4W").doesNotContain("\uFFFD", "verifications");
            assertThat(inWindow(letter).lines().map(String::strip))
                    .containsSubsequence(Stream.concat(Stream.of("Erika Mustermann"), SIX_LINES.stream())
                            .toList());
        }
    }

    @Test
    void withoutANameTheAddressStandsAlone() throws IOException {
        try (PDDocument letter = Loader.loadPDF(printed("en", contact(null, SIX_LINES)))) {
            assertThat(inWindow(letter)).contains("Prinses Margrietplantsoen 39", "17 Long Street", "Germany");
        }
    }

    @Test
    void whatSomebodyWroteIsNoMarkup() throws IOException {
        Contact contact = contact("<b>Bobby</b> & Co", List.of("<img src='http://127.0.0.1:1/x'/>", "Germany"));

        try (PDDocument letter = Loader.loadPDF(printed("en", contact))) {
            assertThat(inWindow(letter)).contains("<b>Bobby</b> & Co", "<img src=");
        }
    }

    private byte[] printed(String language, Contact contact) throws IOException {
        IdentityEvent.ChallengeIssued event =
                new IdentityEvent.ChallengeIssued(REQUEST, Ids.next(), Ids.next(), VerificationPurpose.CASE, 1);
        Code code = new Code(Personal.of(CODE), Duration.ofDays(10).toMinutes());
        AccessLink link = new AccessLink(
                Personal.of("Zm9yLXRlc3RzLW9ubHktMDEyMzQ1Njc4OWFiY2RlZmc"), Instant.parse("2099-01-01T00:00:00Z"));
        return pdf.of(writer.writeOnPaper(
                        context(language, "DE"),
                        event,
                        contact,
                        new Enclosure.Posted(Optional.of(link), Optional.of(code)))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Contact contact(String name, List<String> lines) {
        return new Contact(
                null,
                name == null ? null : Personal.of(name),
                lines.stream().map(Personal::of).toList());
    }

    /** DIN 5008, form B: 20 mm from the left, 45 mm from the top, 85 mm by 45 mm. */
    private static String inWindow(PDDocument letter) throws IOException {
        PDFTextStripperByArea window = new PDFTextStripperByArea();
        window.setSortByPosition(true);
        window.addRegion("window", millimetres(20, 45, 85, 45));
        window.extractRegions(letter.getPage(0));
        return window.getTextForRegion("window");
    }

    private static Rectangle2D millimetres(double x, double y, double width, double height) {
        return new Rectangle2D.Double(
                x * POINTS_PER_MILLIMETRE,
                y * POINTS_PER_MILLIMETRE,
                width * POINTS_PER_MILLIMETRE,
                height * POINTS_PER_MILLIMETRE);
    }
}

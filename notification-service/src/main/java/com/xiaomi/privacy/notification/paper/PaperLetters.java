package com.xiaomi.privacy.notification.paper;

import com.xiaomi.privacy.contracts.event.IdentityEvent.ChallengeIssued;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.hold.HeldRequests;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.notification.delivery.Deliveries;
import com.xiaomi.privacy.notification.delivery.Delivery;
import com.xiaomi.privacy.notification.delivery.GivenUpReason;
import com.xiaomi.privacy.notification.delivery.LetterResult;
import com.xiaomi.privacy.notification.letter.Enclosure;
import com.xiaomi.privacy.notification.letter.LetterWriter;
import com.xiaomi.privacy.notification.request.IdentityClient;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.CodeWay;
import com.xiaomi.privacy.notification.request.IntakeClient;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import com.xiaomi.privacy.printed.PagePdf;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Letters for whom no e-mail reaches. A letter is made when somebody looks at it, and kept nowhere. */
@ApplicationScoped
class PaperLetters {

    private static final String PURPOSE = "NOTIFICATION";

    private final WaitingLetters waiting;
    private final Deliveries deliveries;
    private final HeldRequests holds;
    private final RequestContexts contexts;
    private final IntakeClient intake;
    private final IdentityClient identity;
    private final LetterWriter writer;
    private final PagePdf pdf;

    PaperLetters(
            WaitingLetters waiting,
            Deliveries deliveries,
            HeldRequests holds,
            RequestContexts contexts,
            @RestClient IntakeClient intake,
            @RestClient IdentityClient identity,
            LetterWriter writer,
            PagePdf pdf) {
        this.waiting = waiting;
        this.deliveries = deliveries;
        this.holds = holds;
        this.contexts = contexts;
        this.intake = intake;
        this.identity = identity;
        this.writer = writer;
        this.pdf = pdf;
    }

    /**
     * One page of what waits, the oldest first.
     *
     * @param behind the last letter of the page before; empty for the first page
     */
    @Transactional
    LetterPage page(Optional<UUID> behind, int limit) {
        // One more than asked for tells whether there is a next page.
        List<Delivery> found = waiting.oldest(behind, limit + 1);
        List<Delivery> shown = found.stream().limit(limit).toList();
        return new LetterPage(
                shown.stream().map(this::view).toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    /**
     * The letter as it is to be posted now.
     *
     * @return PDF
     * @throws ProblemException {@link ProblemType#LETTER_SETTLED} if it does not wait, turns out to be moot, or its request is isolated
     */
    byte[] print(UUID letterId, Actor.Staff staff) throws IOException {
        if (deliveries.requestOf(letterId).filter(holds::isIsolated).isPresent()) {
            throw settled();
        }
        Delivery letter = deliveries.printed(letterId, staff).orElseThrow(PaperLetters::settled);
        RequestContext context = QuarkusTransaction.requiringNew().call(() -> contexts.findById(letter.requestId()));
        PrivacyEvent event = deliveries.eventOf(letter);
        Contact contact = ServiceCall.found(
                        () -> intake.contact(letter.requestId(), PURPOSE), Response.Status.NOT_FOUND)
                .filter(found -> found.email() == null && !found.addressLines().isEmpty())
                .orElseThrow(() -> moot(letter, GivenUpReason.CONTACT_GONE));
        // The code first: where it is moot, no link is issued.
        Optional<Code> code = code(letter, event);
        Optional<AccessLink> link = bringsALink(event) ? Optional.of(link(letter)) : Optional.empty();
        return pdf.of(writer.writeOnPaper(context, event, contact, new Enclosure.Posted(link, code))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever asked for a download was in already; with a link beside its code, one stolen letter would hand the package out. */
    private static boolean bringsALink(PrivacyEvent event) {
        return !(event instanceof ChallengeIssued challenge)
                || challenge.purpose() != VerificationPurpose.PACKAGE_DOWNLOAD;
    }

    private AccessLink link(Delivery letter) {
        return ServiceCall.found(
                        () -> intake.postedAccessLink(letter.requestId(), letter.id(), PURPOSE), Response.Status.GONE)
                .orElseThrow(() -> moot(letter, GivenUpReason.CONTACT_GONE));
    }

    private Optional<Code> code(Delivery letter, PrivacyEvent event) {
        return event instanceof ChallengeIssued challenge
                ? Optional.of(ServiceCall.found(
                                () -> identity.code(challenge.challengeId(), challenge.issueNumber(), CodeWay.POST),
                                Response.Status.GONE)
                        .orElseThrow(() -> moot(letter, GivenUpReason.CODE_SUPERSEDED)))
                : Optional.empty();
    }

    private ProblemException moot(Delivery letter, GivenUpReason reason) {
        deliveries.dropLetter(letter.id(), reason);
        return settled();
    }

    /** Notes that it was posted; once it is, this changes nothing. */
    void posted(UUID letterId, Actor.Staff staff) {
        require(deliveries.posted(letterId, staff));
    }

    /** Notes that it can't be posted. */
    void unposted(UUID letterId, UnpostedReason reason, Actor.Staff staff) {
        require(deliveries.unposted(letterId, reason.reason(), staff));
    }

    private static void require(LetterResult result) {
        switch (result) {
            case DONE, ALREADY -> {
                // As asked.
            }
            case SETTLED -> throw settled();
            case UNKNOWN -> throw ProblemException.of(ProblemType.NOT_FOUND, "Check the id of the letter.");
        }
    }

    private static ProblemException settled() {
        return ProblemException.of(
                ProblemType.LETTER_SETTLED,
                "Read the list of letters anew: this one does not wait any more. Destroy what was printed of it.");
    }

    private LetterView view(Delivery letter) {
        RequestContext context = contexts.findById(letter.requestId());
        return new LetterView(
                letter.id(),
                letter.requestId(),
                context.reference(),
                context.country(),
                letter.message(),
                letter.plannedAt(),
                letter.printedAt());
    }

    /**
     * One page.
     *
     * @param next the {@code cursor} of the next page; null on the last one
     */
    record LetterPage(
            List<LetterView> letters,
            @Schema(nullable = true) UUID next) {

        LetterPage {
            letters = List.copyOf(letters);
        }
    }

    /**
     * A letter that waits. Says nothing about the person.
     *
     * @param country of the request, ISO 3166-1 alpha-2
     * @param waitingSince UTC
     * @param printedAt when it was first opened to be printed, UTC; null if nobody has
     */
    record LetterView(
            UUID letterId,
            UUID requestId,
            String reference,
            String country,
            MessageKind kind,
            Instant waitingSince,
            @Schema(nullable = true) Instant printedAt) {}
}

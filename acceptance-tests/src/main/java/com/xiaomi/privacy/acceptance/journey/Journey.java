package com.xiaomi.privacy.acceptance.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.http.Answer;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.mail.Mail;
import com.xiaomi.privacy.acceptance.mail.Mailbox;
import com.xiaomi.privacy.acceptance.system.Addresses;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Plays one access request from the form to the downloaded package: the person's calls and the staff's calls through
 * the origin, the mails from the mailbox. Each journey is played once.
 */
public final class Journey {
    /** Long enough for a service that is killed and started again on a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String DATA_SYSTEM = "example-connector";

    private static final int GONE = 410;
    private static final int WRONG = 422;
    private static final int TOO_MANY = 429;

    private final Addresses addresses;
    private final SamplePerson person;
    private final Teller teller;
    private final Patience patience;
    private final PatientHttp http;
    private final Requester requester;
    private final Mailbox mailbox;
    private final Map<JourneyStep, Duration> took = new EnumMap<>(JourneyStep.class);
    private final Set<String> readMails = new HashSet<>();
    private final byte[] screenshot = Screenshot.png();

    private UUID requestId;
    private UUID caseId;
    private String reference;
    private String verificationId;
    private String code;
    private String proof;
    private StaffMember dora;
    private StaffMember anna;
    private StaffMember bruno;
    private Map<String, byte[]> packageFiles = Map.of();
    private JsonNode status;
    private JsonNode caseView;

    public Journey(Addresses addresses, SamplePerson person, Teller teller) {
        this.addresses = addresses;
        this.person = person;
        this.teller = teller;
        this.patience = new Patience(LIMIT, teller::waits);
        this.http = new PatientHttp(patience);
        this.requester = new Requester(http, addresses.origin(), person);
        this.mailbox = new Mailbox(http, addresses.mailApi(), person.email());
    }

    /**
     * Plays all steps.
     *
     * @throws JourneyFailure naming the step that could not be done, and why
     */
    public JourneyReport play() {
        step(JourneyStep.SYSTEM_REGISTERED, this::registerSystem);
        step(JourneyStep.SUBMITTED, this::submit);
        step(JourneyStep.UPLOADED, this::upload);
        step(JourneyStep.CONFIRMED, this::receiveConfirmation);
        step(JourneyStep.IDENTITY_REQUIRED, this::learnWhatIsAsked);
        step(JourneyStep.CODE_SENT, this::receiveCode);
        step(JourneyStep.CODE_ENTERED, this::enterCode);
        step(JourneyStep.ACCOUNT_SHOWN, this::showAccount);
        step(JourneyStep.PROOF_CONFIRMED, () -> readNotice("that she is proven"));
        step(JourneyStep.TAKEN, this::takeCase);
        step(JourneyStep.GRANTED, this::grant);
        step(JourneyStep.GRANT_TOLD, () -> readNotice("what is being done"));
        step(JourneyStep.PACKED, this::awaitPackage);
        step(JourneyStep.RELEASED, this::release);
        step(JourneyStep.OUTCOME_SENT, () -> readNotice("the outcome"));
        step(JourneyStep.PROVED_AFRESH, this::proveAfresh);
        step(JourneyStep.DOWNLOADED, this::download);
        step(JourneyStep.AGREED, this::compare);
        return report();
    }

    private void step(JourneyStep step, Supplier<String> action) {
        teller.begins(step);
        long begin = System.nanoTime();
        try {
            String detail = action.get();
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            took.put(step, duration);
            teller.ends(step, duration, detail);
        } catch (RuntimeException e) {
            throw new JourneyFailure(step, e);
        }
    }

    private String registerSystem() {
        dora = StaffMember.signIn(http, patience, addresses, "dpo.dora");
        JsonNode registered = dora.register(DATA_SYSTEM, ProjectFolder.current().dataSystem(DATA_SYSTEM));
        return "%s, for %s".formatted(DATA_SYSTEM, registered.path("system").path("rights"));
    }

    private String submit() {
        JsonNode receipt = requester.submit();
        requestId = UUID.fromString(receipt.path("requestId").textValue());
        reference = receipt.path("reference").textValue();
        JsonNode first = receipt.path("cases").path(0);
        caseId = UUID.fromString(first.path("caseId").textValue());
        return "reference %s, answer due on %s under %s"
                .formatted(
                        reference, first.path("due").asText(), first.path("law").asText());
    }

    private String upload() {
        requester.takePass();
        JsonNode stored = requester.upload(screenshot, "image/png");
        return "%d bytes, %s".formatted(screenshot.length, stored.path("state").asText());
    }

    private String receiveConfirmation() {
        // After an outage of intake the code may arrive first.
        Mail mail = awaitMail("the confirmation", candidate -> candidate.code().isEmpty());
        return "\"%s\"".formatted(mail.subject());
    }

    private String learnWhatIsAsked() {
        JsonNode step = awaitNextStep("PROVE_IDENTITY");
        verificationId = step.path("verificationId").textValue();
        return "verification " + verificationId;
    }

    private String receiveCode() {
        Mail mail = awaitMail("the code", candidate -> candidate.code().isPresent());
        code = mail.code().orElseThrow();
        return "\"%s\"".formatted(mail.subject());
    }

    private String enterCode() {
        Answer answer = requester.enterCode(verificationId, code);
        // A cut-off call may have used it up; then the verification says so.
        if (answer.status() != GONE) {
            answer.require(200);
        }
        JsonNode verification = requester.verification(verificationId);
        if (!verification.path("proven").toString().contains("CONTACT")) {
            throw new IllegalStateException("proven is " + verification.path("proven"));
        }
        return "proven: " + verification.path("proven");
    }

    private String showAccount() {
        String token = new CustomerSignIn(addresses.customerIssuer(), addresses.origin()).accessToken(person.account());
        JsonNode shown = requester.showAccount(verificationId, token);
        if (!"VERIFIED".equals(shown.path("state").textValue())) {
            throw new IllegalStateException("the verification is " + shown.path("state"));
        }
        awaitCaseState("IN_REVIEW");
        return "identity proven at level %s, case in review"
                .formatted(shown.path("level").asText());
    }

    private String takeCase() {
        anna = StaffMember.signIn(http, patience, addresses, "agent.anna");
        anna.findInQueue(caseId);
        JsonNode details = anna.requestDetails(caseId);
        if (!person.furtherInformation()
                .equals(details.path("furtherInformation").textValue())) {
            throw new IllegalStateException("staff do not see what the person wrote");
        }
        JsonNode taken = anna.command(caseId, "take", view -> view.hasNonNull("assignee"));
        return "assigned to " + taken.path("assignee").asText();
    }

    private String grant() {
        JsonNode granted = anna.command(caseId, "grant", view -> !"IN_REVIEW".equals(state(view)));
        return "case is " + state(granted);
    }

    private String awaitPackage() {
        patience.until(
                () -> "the package (the case is %s)".formatted(state(anna.view(caseId))),
                () -> "AWAITING_RELEASE".equals(state(anna.view(caseId))) ? true : null);
        return "case is AWAITING_RELEASE";
    }

    private String release() {
        bruno = StaffMember.signIn(http, patience, addresses, "approver.bruno");
        JsonNode released = bruno.command(caseId, "release", view -> "CLOSED".equals(state(view)));
        return "case is " + state(released);
    }

    private String readNotice(String what) {
        Mail mail = awaitMail(what, candidate -> candidate.code().isEmpty());
        return "\"%s\"".formatted(mail.subject());
    }

    private String proveAfresh() {
        requester.takePass();
        JsonNode step = awaitNextStep("DOWNLOAD_PACKAGE");
        verificationId = step.path("verificationId").textValue();
        proof = patience.until(() -> "a proof of identity", this::tryToProve);
        return "proof for the download";
    }

    /** Null if new codes are asked for too quickly, or a call that was cut off had used the code up or replaced it. */
    private String tryToProve() {
        Answer asked = requester.askForCode(verificationId, "PACKAGE_DOWNLOAD");
        if (asked.status() == TOO_MANY) {
            return null;
        }
        asked.require(202);
        Mail mail = awaitMail("a fresh code", candidate -> candidate.code().isPresent());
        Answer answer = requester.enterCode(verificationId, mail.code().orElseThrow());
        if (answer.status() == GONE || answer.status() == WRONG) {
            return null;
        }
        return answer.require(200).json().path("proof").textValue();
    }

    private String download() {
        Answer answer = requester.download(caseId, proof).require(200);
        packageFiles = PackageFiles.unzip(answer.body());
        return "%d files, %d bytes".formatted(packageFiles.size(), answer.body().length);
    }

    private String compare() {
        status = awaitCaseState("CLOSED");
        caseView = anna.view(caseId);
        String shown = ownCase(status).orElseThrow().path("outcome").asText();
        String decided = caseView.path("outcome").asText();
        if (!shown.equals(decided) || !"CLOSED".equals(state(caseView))) {
            throw new IllegalStateException(
                    "intake shows %s, case-workflow %s %s".formatted(shown, state(caseView), decided));
        }
        return "CLOSED, %s, %d lines in the timeline"
                .formatted(shown, status.path("timeline").size());
    }

    private JsonNode awaitNextStep(String action) {
        return patience.until(
                () -> "the next step " + action,
                () -> StreamSupport.stream(requester.status().path("nextSteps").spliterator(), false)
                        .filter(step -> action.equals(step.path("action").textValue()))
                        .findFirst()
                        .orElse(null));
    }

    private JsonNode awaitCaseState(String wanted) {
        return patience.until(() -> "the case in state " + wanted, () -> {
            JsonNode present = requester.status();
            return ownCase(present).map(Journey::state).filter(wanted::equals).isPresent() ? present : null;
        });
    }

    private Optional<JsonNode> ownCase(JsonNode present) {
        return StreamSupport.stream(present.path("cases").spliterator(), false)
                .filter(candidate ->
                        caseId.toString().equals(candidate.path("caseId").textValue()))
                .findFirst();
    }

    private static String state(JsonNode view) {
        return view.path("state").asText();
    }

    /** The next mail that has not been read yet and fits. */
    private Mail awaitMail(String what, Predicate<Mail> fits) {
        Mail mail = patience.until(
                () -> what + " by e-mail",
                () -> ownMails()
                        .filter(candidate -> !readMails.contains(candidate.messageId()))
                        .filter(fits)
                        .findFirst()
                        .orElse(null));
        readMails.add(mail.messageId());
        return mail;
    }

    /** The mails about this request; the same person may have made others, also at the same time. */
    private Stream<Mail> ownMails() {
        return mailbox.mails().stream().filter(mail -> mail.text().contains(reference));
    }

    private JourneyReport report() {
        List<String> secrets = new ArrayList<>(requester.secrets());
        secrets.add(dora.token());
        secrets.add(anna.token());
        secrets.add(bruno.token());
        return new JourneyReport(
                person,
                requestId,
                caseId,
                reference,
                secrets,
                screenshot,
                packageFiles,
                status,
                caseView,
                ownMails().toList(),
                took);
    }
}

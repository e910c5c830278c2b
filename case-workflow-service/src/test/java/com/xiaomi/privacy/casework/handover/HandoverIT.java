package com.xiaomi.privacy.casework.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.handover.TusReceiver.Call;
import com.xiaomi.privacy.casework.handover.TusReceiver.Mood;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.PublishedSeal;
import com.xiaomi.privacy.casework.testing.ReceiverFiles;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.PackageHandedOver;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A package goes to another controller: a real tus server over TLS, behind a line that can break. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class HandoverIT {

    private static final Duration PATIENCE = HandoverStaff.PATIENCE;
    private static final int MIB = HandoverStaff.MIB;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    @Inject
    HandoverStaff staff;

    private TusReceiver receiver;
    private BreakingRelay line;
    private SampleRequest request;

    @BeforeEach
    void listen() throws Exception {
        receiver = staff.receiver();
        line = staff.lineTo(receiver);
    }

    @AfterEach
    void putBack() throws Exception {
        line.close();
        receiver.close();
        clock.reset();
        staff.stop(request);
    }

    @Test
    void thePackageGoesWholeWithAStatementThatAStrangerCanCheck() throws Exception {
        request = staff.packed(3);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200).body("state", equalTo("PLANNED"));
        assertThat(receiver.calls()).isEmpty();
        staff.release(request);

        staff.awaitState(request, HandoverState.DELIVERED);
        String upload = uploads().getFirst();
        byte[] received = receiver.bytes(upload);
        JsonNode claims = checkedStatement(receiver.metadata(upload).get("statement"));
        assertThat(claims.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("iss", "aud", "jti", "iat", "exp", "reference", "sha256", "size");
        assertThat(claims.path("iss").asText()).isEqualTo(CaseworkStack.ORIGIN);
        assertThat(claims.path("aud").asText()).isEqualTo(ReceiverFiles.NAME);
        assertThat(claims.path("jti").asText())
                .isEqualTo(staff.shown(request).extract().path("handoverId"));
        assertThat(claims.path("reference").asText()).isEqualTo(request.reference());
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
        assertThat(claims.path("size").asInt()).isEqualTo(received.length);
        assertThat(claims.path("sha256").asText()).isEqualTo(sha256(received)).isEqualTo(packageDigest());
        assertThat(claims.toString())
                .doesNotContain(StandInIntake.EMAIL, StandInIntake.NAME, StandInIntake.MI_ID)
                .doesNotContain(request.id().toString());
    }

    @Test
    void eachPieceIsCheckedOnItsWayAndWeSayWhoWeAre() throws Exception {
        request = staff.packed(3);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        staff.release(request);

        staff.awaitState(request, HandoverState.DELIVERED);
        List<Call> pieces = receiver.calls("PATCH");
        assertThat(pieces).extracting(Call::offset).startsWith("0", Integer.toString(MIB), Integer.toString(2 * MIB));
        assertThat(pieces).allMatch(piece -> piece.checksum().startsWith("sha256 "));
        assertThat(receiver.calls()).allMatch(call -> call.authorization().equals("Bearer " + ReceiverFiles.TOKEN));
        assertThat(receiver.metadata(uploads().getFirst()))
                .containsEntry("filename", request.reference() + ".zip")
                .containsEntry("filetype", "application/zip")
                .hasSize(3);
    }

    @Test
    void whatHappenedIsWrittenDownAndThePersonIsTold() {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        staff.release(request);

        staff.awaitState(request, HandoverState.DELIVERED);
        await().atMost(PATIENCE).until(() -> told().size() == 1);
        PackageHandedOver told = told().getFirst();
        assertThat(told.caseId()).isEqualTo(request.firstCase());
        assertThat(told.right()).isEqualTo(Right.PORTABILITY);
        assertThat(told.handoverId().toString())
                .isEqualTo(staff.shown(request).extract().path("handoverId"));
        assertThat(database.query(
                        "SELECT recipient || ' ' || purpose FROM disclosure WHERE case_id = ? AND purpose = 'HANDOVER'",
                        request.firstCase()))
                .containsExactly("controller:" + ReceiverFiles.NAME + " HANDOVER");
        assertThat(casework.actions(request))
                .contains("handover.planned", "handover.released", "disclosed.handover", "handover.delivered");
        casework.full(request.firstCase())
                .then()
                .body("handover.state", equalTo("DELIVERED"))
                .body("handover.plannedBy", equalTo(signIn.sub(SignIn.AGENT).toString()))
                .body("handover.releasedBy", equalTo(signIn.sub(SignIn.APPROVER).toString()))
                .body("handover.trouble", nullValue());
    }

    @Test
    void aLineThatBreaksInTheMiddleIsTakenUpWhereItWas() throws Exception {
        request = staff.packed(3);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        line.breakOnceAfter(MIB + MIB / 2);
        staff.release(request);

        staff.awaitState(request, HandoverState.DELIVERED);
        assertThat(line.hasBroken()).isTrue();
        assertThat(uploads()).hasSize(1);
        assertThat(receiver.calls("POST")).hasSize(1);
        assertThat(receiver.calls("HEAD")).isNotEmpty();
        assertThat(sha256(receiver.bytes(uploads().getFirst()))).isEqualTo(packageDigest());
        List<Long> offsets = receiver.calls("PATCH").stream()
                .map(piece -> Long.valueOf(piece.offset()))
                .toList();
        assertThat(offsets).isSorted().startsWith(0L, (long) MIB);
        assertThat(offsets.get(2)).isBetween((long) MIB, 2L * MIB);
        assertThat(staff.disclosures(request)).isEqualTo(2);
    }

    @Test
    void anUploadThatTheReceiverHasForgottenBeginsAnew() throws Exception {
        request = staff.packed(3);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        line.breakOnceAfter(MIB + MIB / 2);
        staff.release(request);
        await().atMost(PATIENCE).until(line::hasBroken);
        receiver.be(Mood.FAILS);
        await().atMost(PATIENCE)
                .until(() ->
                        "RECEIVER_FAILS".equals(staff.shown(request).extract().path("trouble")));
        String first = uploads().getFirst();
        receiver.forget(first);
        receiver.be(Mood.WELL);

        staff.awaitState(request, HandoverState.DELIVERED);
        assertThat(receiver.info(first)).isNull();
        assertThat(sha256(receiver.bytes(uploads().getLast()))).isEqualTo(packageDigest());
    }

    @Test
    void redirectsAreNotFollowedAndOtherOriginsGetNothing() throws Exception {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        try (TusReceiver other = staff.receiver()) {
            receiver.pointTo(URI.create("https://127.0.0.1:" + other.port() + "/files/1"));
            receiver.be(Mood.REDIRECTS);
            staff.release(request);
            staff.awaitTrouble(request, Trouble.REDIRECTED);
            receiver.be(Mood.LURES);
            staff.awaitTrouble(request, Trouble.OTHER_ORIGIN);

            assertThat(other.calls()).isEmpty();
        }
        assertThat(staff.disclosures(request)).isZero();
        staff.shown(request).body("state", equalTo("RELEASED"));
    }

    @Test
    void whoseCertificateNobodyVouchesForGetsNothing() throws Exception {
        request = staff.packed(0);
        line.close();
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        try (TusReceiver stranger = new TusReceiver(ReceiverFiles.make().keyStore());
                BreakingRelay wrong = staff.lineTo(stranger)) {
            staff.release(request);
            staff.awaitTrouble(request, Trouble.UNREACHABLE);

            assertThat(stranger.calls()).isEmpty();
            assertThat(wrong.hasBroken()).isFalse();
        }
    }

    private List<String> uploads() {
        List<String> uploads = new ArrayList<>();
        receiver.calls("PATCH").stream().map(Call::upload).distinct().forEach(uploads::add);
        return uploads;
    }

    private JsonNode checkedStatement(String statement) throws Exception {
        String[] parts = statement.split("\\.", -1);
        JsonNode header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
        assertThat(header.path("alg").asText()).isEqualTo("EdDSA");
        assertThat(header.path("typ").asText()).isEqualTo("privacy-handover+jwt");
        String signature =
                Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(parts[2]));
        String keyId = header.path("kid").asText();
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        assertThat(PublishedSeal.signed(signed, keyId, signature)).isTrue();
        signed[signed.length - 1] ^= 1;
        assertThat(PublishedSeal.signed(signed, keyId, signature)).isFalse();
        return json.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private String packageDigest() {
        return database.query("SELECT sha256 FROM case_package WHERE case_id = ?", request.firstCase())
                .getFirst();
    }

    private List<PackageHandedOver> told() {
        return events.of(Topic.CASES, request.id()).stream()
                .filter(PackageHandedOver.class::isInstance)
                .map(PackageHandedOver.class::cast)
                .toList();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}

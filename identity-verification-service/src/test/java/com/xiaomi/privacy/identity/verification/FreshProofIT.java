package com.xiaomi.privacy.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.CodeWay;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** A proof that somebody gives anew, for a download or another contact, in the browser that asked for it. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class FreshProofIT extends VerificationScenario {

    @Test
    void aDownloadProofComesOnlyAfterTheCaseIsVerifiedAndIsForThatPurposeOnly() throws Exception {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        resend(pass, issued, "PACKAGE_DOWNLOAD").statusCode(409);
        enter(pass, issued, ask(issued)).statusCode(200);
        resend(pass, issued, "CASE").statusCode(409);
        String session = resend(pass, issued, "PACKAGE_DOWNLOAD")
                .statusCode(202)
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"))
                .extract()
                .cookie(BrowserSession.COOKIE_WITHOUT_TLS);
        IdentityEvent.ChallengeIssued download = awaitIssued(VerificationPurpose.PACKAGE_DOWNLOAD);
        String code = ask(download);

        enter(pass, download, code).statusCode(403).body("type", containsString("another-session"));
        enterIn(BrowserSession.begin().cookie(false).getValue(), pass, download, code)
                .statusCode(403);
        String proof = enterIn(session, pass, download, code)
                .statusCode(200)
                .body("purpose", equalTo("PACKAGE_DOWNLOAD"))
                .extract()
                .path("proof");

        JsonWebToken token = verified(proof);
        assertThat(token.getSubject()).isEqualTo(requestId.toString());
        assertThat(token.<String>getClaim("purpose")).isEqualTo("PACKAGE_DOWNLOAD");
        assertThat(Base64.getUrlDecoder().decode(token.<String>getClaim("session")))
                .isEqualTo(BrowserSession.of(session).orElseThrow().hash());
        assertThat(token.getAudience()).containsExactlyInAnyOrder("request-intake-service", "case-workflow-service");
    }

    @Test
    void aDownloadCodeOfALetterIsEnteredInAnyBrowserAndItsProofIsGoodInThatOneOnly() throws Exception {
        IdentityEvent.ChallengeIssued download = downloadAskedFor();
        String code = ask(download, CodeWay.POST);
        clock.advance(Duration.ofDays(9));
        String pass = pass(requestId);

        enter(pass, download, wrong(download)).statusCode(422);
        Response answer = enter(pass, download, code).statusCode(200).extract().response();

        String session = answer.cookie(BrowserSession.COOKIE_WITHOUT_TLS);
        assertThat(answer.getDetailedCookie(BrowserSession.COOKIE_WITHOUT_TLS).isHttpOnly())
                .isTrue();
        assertThat(Base64.getUrlDecoder()
                        .decode(verified(answer.<String>path("proof")).<String>getClaim("session")))
                .isEqualTo(BrowserSession.of(session).orElseThrow().hash());
        enterIn(session, pass, download, code).statusCode(410);
    }

    @Test
    void aDownloadCodeThatWentByMailStaysInItsBrowserThoughItIsAskedForByPostToo() throws Exception {
        IdentityEvent.ChallengeIssued download = downloadAskedFor();
        String code = ask(download);
        assertThat(ask(download, CodeWay.POST)).isEqualTo(code);

        enter(pass(requestId), download, code).statusCode(403).body("type", containsString("another-session"));
    }

    @Test
    void aProofForAChangeOfContactDoesNotComeByPost() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        clock.advance(Duration.ofSeconds(31));
        resend(pass(requestId), issued, "CONTACT_CHANGE").statusCode(202);
        IdentityEvent.ChallengeIssued change = awaitIssued(VerificationPurpose.CONTACT_CHANGE);

        assertThat(challenges.ask(change.challengeId(), 1, CodeWay.POST, NOTIFICATION))
                .isInstanceOf(Challenges.Ask.Void.class);
    }

    private IdentityEvent.ChallengeIssued downloadAskedFor() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        enter(pass, issued, ask(issued)).statusCode(200);
        resend(pass, issued, "PACKAGE_DOWNLOAD").statusCode(202);
        return awaitIssued(VerificationPurpose.PACKAGE_DOWNLOAD);
    }

    @Test
    void aProofForAChangeOfContactComesBeforeTheCaseIsProvenTooAndProvesNoCase() throws Exception {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        clock.advance(Duration.ofSeconds(31));
        String session = resend(pass, issued, "CONTACT_CHANGE")
                .statusCode(202)
                .extract()
                .cookie(BrowserSession.COOKIE_WITHOUT_TLS);
        IdentityEvent.ChallengeIssued change = awaitIssued(VerificationPurpose.CONTACT_CHANGE);

        String proof = enterIn(session, pass, change, ask(change))
                .statusCode(200)
                .body("purpose", equalTo("CONTACT_CHANGE"))
                .body("state", equalTo("OPEN"))
                .extract()
                .path("proof");

        JsonWebToken token = verified(proof);
        assertThat(token.<String>getClaim("purpose")).isEqualTo("CONTACT_CHANGE");
        assertThat(token.getAudience()).contains("request-intake-service");
    }
}

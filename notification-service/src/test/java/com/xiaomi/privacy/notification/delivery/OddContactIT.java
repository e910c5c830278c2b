package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, addresses and languages that nobody expects: a mail goes to whom it is for and says what we wrote, or is given up with a reason. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class OddContactIT extends MailScenario {

    private static final List<String> NAMES = List.of(
            "Erika\r\nBcc: victim@example.org\r\n\r\nYour code is 1234",
            "Erika\u2028Reply-To: victim@example.org\u2029",
            "=?utf-8?q?Erika=0D=0ABcc:_victim@example.org?=",
            "Erika\u202e\u2066\u2069gro.elpmaxe",
            "E".repeat(20_000));

    @Test
    void aNameIsInTheGreetingOnlyOnOneLineAndOfBoundedLength() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        for (int i = 0; i < NAMES.size(); i++) {
            int mails = i + 2;
            world.contact(requestId, email, NAMES.get(i), 0);
            events.send(Ids.next(), mails, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
            await().atMost(PATIENCE).until(() -> world.mailbox(email).size() == mails);
        }

        assertThat(world.mailbox(email)).allSatisfy(mail -> {
            assertThat(Collections.list(mail.getAllHeaderLines()))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_000).doesNotContain("victim"));
            assertThat(mail.getHeader("To")).containsExactly(email);
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("Reply-To")).isNull();
            String greeting = part(mail, "text/plain")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElseThrow();
            assertThat(greeting)
                    .startsWith("Hello ")
                    .endsWith(",")
                    .hasSizeLessThan(220)
                    .doesNotContain("\u2028", "\u202e", "\u2066", "\u2069");
        });
    }

    @Test
    void aDomainInItsOwnScriptIsWrittenToInItsAsciiForm() throws Exception {
        world.contact(requestId, "erika." + requestId + "@Stra\u00dfe.B\u00dccher.example", null, 0);
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        List<MimeMessage> mails = world.mailbox("erika." + requestId + "@xn--strae-oqa.xn--bcher-kva.example");
        assertThat(mails).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 189, ",
        "64, 190, ADDRESS_UNUSABLE",
        "64, 255, ADDRESS_UNUSABLE",
        "65, 20, ADDRESS_UNUSABLE",
    })
    void anAddressIsAsLongAsMailServersTakeOrIsGivenUp(int local, int domain, String reason) throws Exception {
        String email = (requestId + "l".repeat(64)).substring(0, local - 1) + "l@" + domainOf(domain);
        world.contact(requestId, email, null, 0);
        events.send(Ids.next(), 1, submitted("en"));

        if (reason == null) {
            awaitSent(MessageKind.REQUEST_RECEIVED);
            assertThat(world.mailbox(email)).hasSize(1);
        } else {
            assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo(reason);
        }
        assertThat(log.lines()).noneMatch(line -> line.contains(email));
    }

    @ParameterizedTest
    @CsvSource({
        "j\u00f6rg@example.org, ADDRESS_NEEDS_SMTPUTF8",
        "erika@xn--a.example, ADDRESS_UNUSABLE",
        "erika@a..example, ADDRESS_UNUSABLE",
        "erika@-a.example, ADDRESS_UNUSABLE"
    })
    void anAddressThatCantBeSentToIsGivenUpAtOnceWithItsReason(String email, String reason) throws Exception {
        world.contact(requestId, email, null, 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo(reason);
        assertThat(log.lines()).noneMatch(line -> line.contains(email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "", "not a language", "de_DE", "sw-KE", "de-AT", "zh-Hant-HK", "en-US-u-ca-buddhist"})
    void everyLanguageThatIsAskedForIsAnsweredInOneThatIsSpoken(String language) throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted(language));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        String answered = switch (language) {
            case "de-AT" -> "de";
            case "zh-Hant-HK" -> "zh-TW";
            default -> "en";
        };
        assertThat(world.mailbox(email))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getContentLanguage()).containsExactly(answered));
    }

    /** With labels of 63 characters at most. */
    private static String domainOf(int length) {
        StringBuilder domain = new StringBuilder();
        while (length - domain.length() > 64) {
            domain.append("d".repeat(length - domain.length() - 64 == 1 ? 62 : 63))
                    .append('.');
        }
        return domain.append("d".repeat(length - domain.length() - 1))
                .append('e')
                .toString();
    }
}

package com.xiaomi.privacy.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "erika@example.org, erika@example.org, true",
        "Erika@Example.ORG, erika@example.org, true",
        "erika+mi@example.org, erika@example.org, false",
        "erika+mi@example.org, ERIKA+MI@example.org, true",
        "erika@müller.example, erika@xn--mller-kva.example, true",
        "erika@MÜLLER.example, erika@müller.example, true",
        "erika@muller.example, erika@müller.example, false",
        "\u212Aira@example.org, kira@example.org, false",
        "ı@example.org, i@example.org, false",
        "erika@example.org, erika@example.org.evil.example, false"
    })
    void onlyWhatMailSystemsTakeForOneIsOne(String one, String other, boolean same) {
        assertThat(EmailAddress.areSame(Personal.of(one), Personal.of(other))).isEqualTo(same);
        assertThat(EmailAddress.areSame(Personal.of(other), Personal.of(one))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"erika+mi.news@example.org", "erika@müller.example", "érika@例え.jp"})
    void plusTagsAndInternationalAddressesAreAccepted(String address) {
        assertThat(address).matches(PersonalText.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erika@example.org\r\nBcc: all@example.org",
                "erika@example.org\nSubject: x",
                "erika\r@example.org",
                "erika@example.org\u2028Bcc: x@example.org",
                "erika@example.org\u0085Bcc: x@example.org"
            })
    void noAddressCanAddAHeader(String injected) {
        assertThat(injected).doesNotMatch(PersonalText.EMAIL);
    }
}

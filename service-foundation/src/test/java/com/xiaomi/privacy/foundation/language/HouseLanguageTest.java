package com.xiaomi.privacy.foundation.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who asks in a language gets the nearest one that there is. */
class PackageLanguageTest {

    @ParameterizedTest
    @EnumSource
    void everyLanguageIsFoundByItsOwnTag(HouseLanguage language) {
        assertThat(HouseLanguage.nearest(language.tag())).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de",
        "DE-de-1996, de",
        "fr-CA, fr",
        "pt-PT, pt",
        "pt-br, pt-BR",
        "es-ES, es",
        "es-MX, es-419",
        "es-Latn-AR, es-419",
        "es-GQ, es",
        "zh, zh-CN",
        "zh-SG, zh-CN",
        "zh-Hans-TW, zh-CN",
        "zh-Hant, zh-TW",
        "zh-HK, zh-TW",
        "zh-Hant-CN, zh-TW",
        "no, nb",
        "nn-NO, nb",
        "nb-NO, nb",
        "iw, he",
        "in, id",
        "ar-EG, ar",
        "sw, en",
        "en-IN, en",
        "x-whatever, en",
        "und, en"
    })
    void elseTheNearestOneIsTaken(String asked, String found) {
        assertThat(HouseLanguage.nearest(asked).tag()).isEqualTo(found);
    }

    @Test
    void arabicAndHebrewRunFromRightToLeft() {
        assertThat(HouseLanguage.values())
                .filteredOn(language -> language.direction().equals("rtl"))
                .containsExactlyInAnyOrder(HouseLanguage.ARABIC, HouseLanguage.HEBREW);
    }
}

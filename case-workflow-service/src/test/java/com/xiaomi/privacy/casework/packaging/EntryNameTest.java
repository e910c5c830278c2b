package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.protection.Personal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryNameTest {

    @ParameterizedTest
    @CsvSource({
        "photo.png, attachments/1-photo.png",
        "Köln Übersicht.pdf, attachments/1-Köln Übersicht.pdf",
        "../../etc/passwd, attachments/1-__.._etc_passwd",
        "..\\..\\boot.ini, attachments/1-__.._boot.ini",
        "C:evil.txt, attachments/1-C_evil.txt"
    })
    void aNameNeverLeadsOutOfItsFolder(String typed, String entry) {
        assertThat(EntryName.ofAttachment(1, Personal.of(typed))).isEqualTo(entry);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(EntryName.ofAttachment(2, Personal.of("x".repeat(400) + ".png")))
                .hasSizeLessThan(170)
                .endsWith(".png");
    }

    @Test
    void anEmptyNameIsStillAName() {
        assertThat(EntryName.ofAttachment(3, Personal.of(" "))).isEqualTo("attachments/3-_");
    }
}

package com.xiaomi.privacy.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedContentTest {

    private static final String PNG = "89504e470d0a1a0a0000000d49484452";
    private static final String JPEG = "ffd8ffe000104a46494600010100";
    private static final String MP4 = "0000001866747970 69736f6d 00000200 69736f6d6d703432";
    private static final String M4A = "0000001c66747970 4d344120 00000000 4d344120 6d703432";
    private static final String QUICKTIME = "0000001466747970 71742020 00000000 71742020";
    private static final String PROGRAM_OF_WINDOWS = "4d5a90000300000004000000ffff0000b800000000000000";
    private static final String PROGRAM_OF_LINUX = "7f454c4602010100000000000000000002003e0001000000";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                orders.json   | {"orders":[]}
                orders.json   | [1,2]
                orders.jsonl  | {"a":1}
                orders.ndjson | {"a":1}
                orders.csv    | a,b
                orders.tsv    | a;b
                notes.txt     | Grüße
                notes.md      | # Notes
                server.log    | 2026-11-30 started
                page.html     | <!DOCTYPE html><html><body>x</body></html>
                data.xml      | <?xml version="1.0"?><data/>
                picture.svg   | <svg xmlns="http://www.w3.org/2000/svg"/>
                person.vcf    | BEGIN:VCARD
                days.ics      | BEGIN:VCALENDAR
                mail.eml      | From: somebody@example.org
                data          | {"orders":[]}
                data.of-ours  | {"orders":[]}
                """)
    void whatIsCalledTextAndIsFits(String name, String content) {
        assertThat(NamedContent.fits(name, content.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.png," + PNG,
        "A.PNG," + PNG,
        "a.jpg," + JPEG,
        "a.jpeg," + JPEG,
        "a.mp4," + MP4,
        "a.m4a," + M4A,
        "a.mov," + QUICKTIME,
        "a.m4v," + MP4,
        "a.bin," + PROGRAM_OF_LINUX,
        "a.bin,0001020304",
        "core.dump,0001020304"
    })
    void whatIsCalledByItsTypeFits(String name, String hex) {
        assertThat(NamedContent.fits(name, bytes(hex))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.xlsx", "a.docx", "a.kmz", "a.epub"})
    void whatIsAnArchiveWithinFits(String name) throws IOException {
        assertThat(NamedContent.fits(name, archive())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.png," + JPEG,
        "a.jpg," + PROGRAM_OF_WINDOWS,
        "a.pdf," + PROGRAM_OF_WINDOWS,
        "a.txt," + PROGRAM_OF_LINUX,
        "a.json," + PROGRAM_OF_LINUX,
        "a.csv,0001020304",
        "a.png,0001020304",
        "a.zip," + PNG,
        "a.mp4," + PNG
    })
    void whatIsSomethingElseDoesNot(String name, String hex) {
        assertThat(NamedContent.fits(name, bytes(hex))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                orders.json | <!DOCTYPE html><html><script>1</script></html>
                a.png       | #!/bin/sh
                a.pdf       | <!DOCTYPE html><html></html>
                a.jpg       | just words
                """)
    void textThatIsCalledSomethingElseDoesNot(String name, String content) {
        assertThat(NamedContent.fits(name, content.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void compressedAndEmptyContents() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(1);
        }

        assertThat(NamedContent.fits("a.json.gz", compressed.toByteArray())).isTrue();
        assertThat(NamedContent.fits("a.json", compressed.toByteArray())).isFalse();
        assertThat(NamedContent.fits("a.png", new byte[0])).isTrue();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            out.putNextEntry(new ZipEntry("a"));
        }
        return archive.toByteArray();
    }
}

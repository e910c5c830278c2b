package com.xiaomi.privacy.rightsctl.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.rightsctl.Rightsctl;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An authority checks a case file with nothing but the published keys. */
class VerifyCaseFileCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private SampleBundle bundle;

    @BeforeEach
    void aCaseWithThreeEntries() throws Exception {
        bundle = new SampleBundle()
                .service(SampleBundle.SERVICE, "INTACT", 3)
                .recorded("case.opened")
                .recorded("case.closed")
                .recorded("case-file.exported");
    }

    @Test
    void aWholeFileIsSuccess() throws Exception {
        assertThat(verify(bundle.signed())).isZero();

        assertThat(out)
                .asString()
                .contains("signature and digests: right", "case-workflow-service: 3 entries, every hash is right");
    }

    @Test
    void aServiceThatWasAwayIsNoSuccess() throws Exception {
        bundle.service("notification-service", "UNAVAILABLE", null);

        assertThat(verify(bundle.signed())).isOne();

        assertThat(out).asString().contains("notification-service: could not be asked when the file was made");
    }

    @Test
    void whatWasFoundTamperedWithIsNoSuccess() throws Exception {
        bundle.service("notification-service", "TAMPERED", 0);

        assertThat(verify(bundle.signed())).isOne();

        assertThat(out).asString().contains("notification-service: WAS FOUND TAMPERED WITH");
    }

    @ParameterizedTest
    @CsvSource({
        "1, content, '{\"action\":\"case.refused\"}', 'position 2: its content'",
        "0, recordedAt, 2026-11-24T09:00:00.000009Z, 'position 1: changed'",
        "2, entryId, 01997a3e-0000-7000-8000-000000000009, 'position 3: changed'",
        "1, hash, 00, 'position 2: changed'",
        "1, contentDigest, zz, 'position 2: not readable'",
        "1, recordedAt, yesterday, 'position 2: not readable'"
    })
    void anEntryThatIsNotAsItWasWrittenIsNamedEvenIfWeSigned(int index, String field, String value, String named)
            throws Exception {
        bundle.entry(index).put(field, value);

        assertThat(verify(bundle.signed())).isOne();

        assertThat(out).asString().contains("NOT AS IT WAS WRITTEN; " + named);
    }

    @Test
    void anEntryThatIsMissingIsNoticedInTheMiddleAndAtTheEnd() throws Exception {
        bundle.trail().withArray("entries").remove(2);
        assertThat(verify(bundle.signed())).isOne();
        assertThat(out).asString().contains("ENTRIES ARE MISSING");

        bundle.trail().withArray("entries").remove(0);
        assertThat(verify(bundle.signed())).isOne();
        assertThat(out).asString().contains("position 1: missing or out of order");
    }

    @Test
    void contentsMayBeGoneBeforeAnEntryThatSaysSoOnly() throws Exception {
        bundle.entry(0).putNull("content");
        assertThat(verify(bundle.signed())).isOne();
        assertThat(out).asString().contains("position 1: its content is not what was recorded");

        SampleBundle ended = new SampleBundle()
                .service(SampleBundle.SERVICE, "INTACT", 2)
                .recorded("case.opened")
                .recorded("trail.contents-ended");
        ended.entry(0).putNull("content");
        assertThat(verify(ended.signed())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "case-file.json, {}, case-file.json is not what was signed",
        "case-file.pdf, other, case-file.pdf is not what was signed",
        "case-file.pdf, , case-file.pdf is missing",
        "more.txt, other, more.txt was added",
        "manifest.json, {}, the signature of manifest.json is wrong",
        "manifest.json.signature.json, '{\"keyId\": \"7\", \"signature\": \"AAAA\"}', the signature of manifest.json is wrong",
        "manifest.json.signature.json, , manifest.json.signature.json is missing",
        "manifest.json.signature.json, no, manifest.json.signature.json is no JSON"
    })
    void whatWasChangedSinceIsNamed(String path, String content, String why) throws Exception {
        assertThat(verify(bundle.signed().with(path, content))).isOne();

        assertThat(err).asString().contains(why);
        assertThat(out).asString().isEmpty();
    }

    @Test
    void whatTheSameKeySignedForSomethingElseIsNoCaseFile() throws Exception {
        assertThat(verify(bundle.ofFormat("privacy-package 1").signed())).isOne();

        assertThat(err).asString().contains("manifest.json is of no case file");
    }

    @Test
    void aZipThatShowsOtherFilesToOtherProgramsIsRefused() throws Exception {
        Path file = bundle.signed().written(folder);
        byte[] signed = Files.readAllBytes(file);
        byte[] other = Files.readAllBytes(
                bundle.with("case-file.pdf", "%PDF of something else").written(folder));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(signed);
        both.write(0);
        both.write(other);

        assertThat(run(Files.write(file, both.toByteArray()), bundle.keys(folder, "7")))
                .isOne();

        assertThat(err).asString().contains("the ZIP shows other files to other programs");
        assertThat(out).asString().isEmpty();
    }

    @Test
    void aKeyThatIsNotPublishedSignsNothing() throws Exception {
        Path file = bundle.signed().written(folder);
        assertThat(run(file, bundle.keys(folder, "8"))).isOne();
        assertThat(err).asString().contains("the key 7 by which it is signed is not in");

        assertThat(run(file, new SampleBundle().keys(folder, "7"))).isOne();
        assertThat(err).asString().contains("the signature of manifest.json is wrong");
    }

    @Test
    void whatCannotBeReadIsAMistakeOfTheCall() throws Exception {
        assertThat(run(folder.resolve("nothing.zip"), bundle.keys(folder, "7"))).isEqualTo(2);
        assertThat(run(bundle.signed().written(folder), folder.resolve("nothing.json")))
                .isEqualTo(2);
        assertThat(run(Files.writeString(folder.resolve("text.zip"), "no ZIP"), bundle.keys(folder, "7")))
                .isOne();
        assertThat(err).asString().contains("it is no ZIP");
    }

    private int verify(SampleBundle sample) throws Exception {
        return run(sample.written(folder), sample.keys(folder, "7"));
    }

    private int run(Path file, Path keys) {
        return Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("case-file", "verify", file.toString(), "--keys", keys.toString());
    }
}

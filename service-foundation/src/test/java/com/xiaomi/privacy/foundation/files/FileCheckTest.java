package com.xiaomi.privacy.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.foundation.files.FileCheck.Expected;
import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

    private static final Map<FileKind, byte[]> SAMPLES = Map.of(
            FileKind.PNG, SampleFiles.png(),
            FileKind.JPEG, SampleFiles.jpeg(),
            FileKind.WEBP, SampleFiles.webp(),
            FileKind.HEIC, SampleFiles.heic(),
            FileKind.PDF, SampleFiles.pdf(),
            FileKind.TEXT, SampleFiles.text());

    private static final FileCheck WITHOUT_SCANNER =
            new FileCheck(new MalwareScanner(scanner(Optional.empty(), 1), Optional.empty()));

    @ParameterizedTest
    @EnumSource
    void aSoundFileOfEachKindPasses(FileKind kind) throws Exception {
        byte[] sent = SAMPLES.get(kind);

        Copy copy = check(kind, sent);

        assertThat(copy.findings().sha256()).isEqualTo(sha256(sent));
        assertThat(copy.findings().scanned()).isFalse();
        assertThat(copy.kept()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP", "HEIC"})
    void nothingThatCannotBeSeenIsKeptOfAPicture(FileKind kind) throws IOException {
        assertThat(text(SAMPLES.get(kind))).contains(SampleFiles.SECRET);

        assertThat(text(check(kind, SAMPLES.get(kind)).kept())).doesNotContain("Erika");
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG"})
    void thePictureItselfStaysAsItWas(FileKind kind) throws IOException {
        byte[] kept = check(kind, SAMPLES.get(kind)).kept();

        BufferedImage before =
                ImageIO.read(new ByteArrayInputStream(SampleFiles.plain(kind == FileKind.PNG ? "png" : "jpg")));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(pixels(after)).isEqualTo(pixels(before));
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP", "HEIC"})
    void whatWasCleanedPassesAgainUnchanged(FileKind kind) throws IOException {
        byte[] kept = check(kind, SAMPLES.get(kind)).kept();

        assertThat(check(kind, kept).kept()).isEqualTo(kept);
    }

    @ParameterizedTest
    @EnumSource(names = {"PDF", "TEXT"})
    void documentsStayAsTheyAre(FileKind kind) throws IOException {
        assertThat(check(kind, SAMPLES.get(kind)).kept()).isEqualTo(SAMPLES.get(kind));
    }

    @Test
    void aTelephonesPictureStillStandsUpright() throws IOException {
        byte[] kept = check(FileKind.JPEG, SampleFiles.jpeg()).kept();

        int exif = text(kept).indexOf("Exif\0\0");
        assertThat(exif).isPositive();
        assertThat(ExifOrientation.of(Arrays.copyOfRange(kept, exif, exif + 32)))
                .isEqualTo(6);
    }

    @Test
    void theRestOfAHeicKeepsItsPlaceSoThatReadersFindIt() throws IOException {
        byte[] sent = SampleFiles.heic();

        byte[] kept = check(FileKind.HEIC, sent).kept();

        assertThat(kept).hasSameSizeAs(sent);
        String pixels = "\1\2\3\4\5\6\7\b";
        assertThat(text(kept).indexOf(pixels)).isPositive().isEqualTo(text(sent).indexOf(pixels));
    }

    /** Written by libheif and libwebp, with the artist and the place by ExifTool. */
    @ParameterizedTest
    @CsvSource({"HEIC, telling.heic", "WEBP, telling.webp"})
    void thePicturesOfOtherProgramsAreCleanedAsWell(FileKind kind, String name) throws IOException {
        byte[] sent;
        try (InputStream resource = FileCheckTest.class.getResourceAsStream("/files/" + name)) {
            sent = resource.readAllBytes();
        }
        assertThat(text(sent)).contains("Erika", "Exif", "xmpmeta");

        byte[] kept = check(kind, sent).kept();

        assertThat(text(kept)).doesNotContain("Erika", "xmpmeta");
        assertThat(kept).hasSameSizeAs(sent);
    }

    @ParameterizedTest
    @MethodSource("truncated")
    void aFileThatIsCutOffIsDamaged(FileKind kind, byte[] cut) {
        assertRejected(FileRejection.DAMAGED, kind, cut);
    }

    static Stream<Arguments> truncated() {
        return Stream.of(
                        Arguments.of(FileKind.PNG, SampleFiles.plain("png")),
                        Arguments.of(FileKind.JPEG, SampleFiles.plain("jpg")),
                        Arguments.of(FileKind.WEBP, Arrays.copyOf(SampleFiles.webp(), SampleFiles.webp().length - 30)),
                        Arguments.of(FileKind.HEIC, SampleFiles.heic()))
                .flatMap(whole -> Stream.of(0.5, 0.8, 0.99)
                        .map(part -> Arguments.of(whole.get()[0], cut((byte[]) whole.get()[1], part))));
    }

    @Test
    void aPictureWithAFlippedBitIsDamaged() {
        byte[] picture = SampleFiles.plain("png");
        picture[picture.length / 2] ^= 1;

        assertRejected(FileRejection.DAMAGED, FileKind.PNG, picture);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP", "HEIC"})
    void anyDamageEndsInARejectionOrAnotherPictureButNeverInAFault(FileKind kind) {
        Random random = new Random(20261124);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = SAMPLES.get(kind).clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt();
            }
            try {
                check(kind, damaged);
            } catch (FileRejected e) {
                assertThat(e.reason()).isNotNull();
            } catch (IOException e) {
                throw new AssertionError("a file can't make the check fail", e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aPictureThatWouldUnpackToGigabytesIsRefused(FileKind kind, byte[] bomb) {
        assertRejected(FileRejection.TOO_MANY_PIXELS, kind, bomb);
    }

    static Stream<Arguments> bombs() {
        byte[] jpeg = SampleFiles.plain("jpg");
        int frame = text(jpeg).indexOf("\u00ff\u00c0");
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x7f);
        return Stream.of(
                Arguments.of(FileKind.PNG, SampleFiles.png(30_000, 30_000)),
                Arguments.of(FileKind.PNG, SampleFiles.png(Integer.MAX_VALUE, 1)),
                Arguments.of(FileKind.JPEG, jpeg),
                Arguments.of(FileKind.WEBP, SampleFiles.webp(16_000, 16_000)),
                Arguments.of(FileKind.WEBP, SampleFiles.webp(1 << 24, 1)),
                Arguments.of(FileKind.HEIC, SampleFiles.heic(40_000, 4_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\u001b[31mred", "bell\u0007", "del\u007f"})
    void binaryOrControllingTextIsRefused(String content) {
        byte[] bytes = ("Dear all,\n".repeat(2_000) + content).getBytes(StandardCharsets.UTF_8);

        assertRejected(FileRejection.NOT_PLAIN_TEXT, FileKind.TEXT, bytes);
    }

    @Test
    void anArchiveThatCallsItselfSomethingElseIsRefused() {
        byte[] archive = HexFormat.of().parseHex("504b0304140000000800");

        assertRejected(FileRejection.TYPE_NOT_ALLOWED, FileKind.PDF, archive);
        assertRejected(FileRejection.TYPE_DIFFERS, FileKind.PDF, SampleFiles.png());
    }

    @Test
    void sizeAndChecksumMustBeAsAnnounced() {
        byte[] sent = SampleFiles.text();

        assertRejected(FileRejection.EMPTY, new Expected(FileKind.TEXT, 1, Optional.empty()), new byte[0]);
        assertRejected(FileRejection.TOO_LARGE, new Expected(FileKind.TEXT, sent.length - 1, Optional.empty()), sent);
        assertRejected(FileRejection.INCOMPLETE, new Expected(FileKind.TEXT, sent.length + 1, Optional.empty()), sent);
        assertRejected(
                FileRejection.CHECKSUM_DIFFERS,
                new Expected(FileKind.TEXT, sent.length, Optional.of("00".repeat(32))),
                sent);
    }

    @Test
    void aScannerThatCannotBeReachedOrAnswersSomethingElseStopsTheCheck() throws Exception {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> check(new FileCheck(
                        new MalwareScanner(scanner(Optional.of("127.0.0.1"), freePort()), Optional.empty()))))
                .isNotInstanceOf(FileRejected.class);
        for (String answer : new String[] {"INSTREAM size limit exceeded. ERROR\0", "", "stream: OK or so\0"}) {
            try (ServerSocket server = answering(answer)) {
                assertThatThrownBy(() -> check(new FileCheck(new MalwareScanner(
                                scanner(Optional.of("127.0.0.1"), server.getLocalPort()), Optional.empty()))))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(FileRejected.class);
            }
        }
    }

    private static void check(FileCheck check) throws IOException {
        byte[] sent = SampleFiles.text();
        check.inspect(new ByteArrayInputStream(sent), new Expected(FileKind.TEXT, sent.length, Optional.empty()))
                .copyTo(OutputStream.nullOutputStream());
    }

    /** A broken scanner, which no real one can play on demand. */
    private static ServerSocket answering(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket connection = server.accept()) {
                DataInputStream in = new DataInputStream(connection.getInputStream());
                in.skipNBytes("zINSTREAM\0".length());
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    in.skipNBytes(length);
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test sees it from the other side.
            }
        });
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    static MalwareScanConfig scanner(Optional<String> host, int port) {
        return new MalwareScanConfig() {
            @Override
            public Optional<String> host() {
                return host;
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public Optional<String> tlsConfigurationName() {
                return Optional.empty();
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration scanTimeout() {
                return Duration.ofSeconds(2);
            }
        };
    }

    private static void assertRejected(FileRejection reason, FileKind kind, byte[] sent) {
        assertRejected(reason, new Expected(kind, sent.length, Optional.empty()), sent);
    }

    private static void assertRejected(FileRejection reason, Expected expected, byte[] sent) {
        assertThatExceptionOfType(FileRejected.class)
                .isThrownBy(() -> check(expected, sent))
                .extracting(FileRejected::reason)
                .isEqualTo(reason);
    }

    private static Copy check(FileKind kind, byte[] sent) throws IOException {
        return check(new Expected(kind, sent.length, Optional.empty()), sent);
    }

    private static Copy check(Expected expected, byte[] sent) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        FileInspection inspection = WITHOUT_SCANNER.inspect(new ByteArrayInputStream(sent), expected);
        inspection.copyTo(kept);
        return new Copy(kept.toByteArray(), inspection.findings());
    }

    private static byte[] cut(byte[] whole, double part) {
        return Arrays.copyOf(whole, (int) (whole.length * part));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private record Copy(byte[] kept, Findings findings) {}
}

package com.xiaomi.privacy.foundation.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small files of each kind, with secrets wherever cameras and programs put them. */
final class SampleFiles {

    /** Stands in every place of a picture that can't be seen. */
    static final String SECRET = "48.8584N 2.2945E Erika";

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    private SampleFiles() {}

    static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.US_ASCII);
    }

    /** A PNG with text, Exif data, a colour profile, a time, and something behind its end. */
    static byte[] png() {
        byte[] plain = plain("png");
        int afterHeader = 8 + 25;
        return join(
                Arrays.copyOf(plain, afterHeader),
                pngChunk("tEXt", join("Comment\0".getBytes(StandardCharsets.US_ASCII), secret())),
                pngChunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), secret())),
                pngChunk("eXIf", secret()),
                pngChunk("tIME", new byte[] {7, (byte) 0xea, 11, 24, 6, 0, 0}),
                Arrays.copyOfRange(plain, afterHeader, plain.length),
                secret());
    }

    static byte[] png(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return join(
                HexFormat.of().parseHex("89504e470d0a1a0a"),
                pngChunk("IHDR", header),
                pngChunk("IDAT", new byte[20]),
                pngChunk("IEND", new byte[0]));
    }

    static byte[] pngChunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return join(u32(data.length), name, data, u32((int) crc.getValue()));
    }

    /** A JPEG with Exif data (also the orientation 6), XMP, IPTC, a comment, a profile, and something behind its end. */
    static byte[] jpeg() {
        byte[] plain = plain("jpg");
        return join(
                Arrays.copyOf(plain, 2),
                jpegSegment(0xe1, exif(6)),
                jpegSegment(0xe1, join("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII), secret())),
                jpegSegment(0xe2, join("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), secret())),
                jpegSegment(0xed, join("Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII), secret())),
                jpegSegment(0xfe, secret()),
                Arrays.copyOfRange(plain, 2, plain.length),
                secret());
    }

    static byte[] jpegSegment(int marker, byte[] payload) {
        int length = payload.length + 2;
        return join(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >>> 8), (byte) length}, payload);
    }

    /** An Exif segment as cameras write it, with two entries and the place behind them. */
    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(38).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x10f).putShort((short) 2).putInt(secret().length).putInt(38);
        tiff.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0);
        return join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array(), secret());
    }

    /** A lossless WebP with Exif data, XMP and a colour profile; its pixels are arbitrary. */
    static byte[] webp() {
        return webp(WIDTH, HEIGHT);
    }

    static byte[] webp(int width, int height) {
        byte[] extended = {
            0x2c,
            0,
            0,
            0,
            u24(width - 1, 0),
            u24(width - 1, 1),
            u24(width - 1, 2),
            u24(height - 1, 0),
            u24(height - 1, 1),
            u24(height - 1, 2)
        };
        byte[] head = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2f)
                .putInt((width - 1 & 0x3fff) | (height - 1 & 0x3fff) << 14)
                .array();
        byte[] chunks = join(
                webpChunk("VP8X", extended),
                webpChunk("ICCP", secret()),
                webpChunk("VP8L", join(head, new byte[8])),
                webpChunk("EXIF", secret()),
                webpChunk("XMP ", secret()));
        return join(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                little(chunks.length + 4),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                chunks,
                secret());
    }

    static byte[] webpChunk(String type, byte[] data) {
        return join(type.getBytes(StandardCharsets.US_ASCII), little(data.length), data, new byte[data.length & 1]);
    }

    /** A HEIC with one picture and Exif data, XMP, a description and a maker's box; its pixels are arbitrary. */
    static byte[] heic() {
        return heic(WIDTH, HEIGHT);
    }

    static byte[] heic(int width, int height) {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8};
        byte[] brands = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII));
        // Written twice: the places are known once the length of the description is.
        byte[] description = heicDescription(width, height, 0, pixels.length);
        int media = brands.length + description.length + 8;
        return join(
                brands,
                heicDescription(width, height, media, pixels.length),
                box("mdat", join(pixels, secret(), secret())),
                box("uuid", join(new byte[16], secret())));
    }

    private static byte[] heicDescription(int width, int height, int media, int pixels) {
        int secret = secret().length;
        return fullBox(
                "meta",
                0,
                join(
                        fullBox(
                                "hdlr",
                                0,
                                "\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII)),
                        fullBox("pitm", 0, u16(1)),
                        fullBox(
                                "iinf",
                                0,
                                join(u16(4), item(1, "hvc1"), item(2, "Exif"), item(3, "mime"), item(4, "Exif"))),
                        box(
                                "iprp",
                                box(
                                        "ipco",
                                        join(
                                                fullBox("ispe", 0, join(u32(width), u32(height))),
                                                fullBox("udes", 0, secret())))),
                        fullBox(
                                "iloc",
                                1,
                                join(
                                        new byte[] {0x44, 0x40},
                                        u16(4),
                                        place(1, 0, media, pixels),
                                        place(2, 0, media + pixels, secret),
                                        place(3, 0, media + pixels + secret, secret),
                                        place(4, 1, 0, secret))),
                        box("idat", secret())));
    }

    private static byte[] item(int id, String type) {
        return fullBox("infe", 2, join(u16(id), u16(0), type.getBytes(StandardCharsets.US_ASCII), new byte[1]));
    }

    private static byte[] place(int id, int method, int offset, int length) {
        return join(u16(id), u16(method), u16(0), u32(0), u16(1), u32(offset), u32(length));
    }

    static byte[] box(String type, byte[] content) {
        return join(u32(content.length + 8), type.getBytes(StandardCharsets.US_ASCII), content);
    }

    private static byte[] fullBox(String type, int version, byte[] content) {
        return box(type, join(u32(version << 24), content));
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] text() {
        return "Grüße aus Köln,\r\n\tErika\n".getBytes(StandardCharsets.UTF_8);
    }

    /** A picture as a program writes it, without anything beside its pixels. */
    static byte[] plain(String format) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                picture.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | x * y & 0xff);
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    private static byte[] u16(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    private static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte u24(int value, int index) {
        return (byte) (value >>> 8 * index);
    }
}

package com.xiaomi.privacy.notification.letter;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * An address as a picture that telephones read from paper (ISO/IEC 18004).
 *
 * @param uri a PNG as a {@code data:} address (RFC 2397)
 */
public record QrCode(String uri) {

    private static final int PIXELS = 300;
    // Paper gets folded and stained.
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    static QrCode of(String url) {
        try {
            BitMatrix modules = new QRCodeWriter().encode(url, BarcodeFormat.QR_CODE, PIXELS, PIXELS, HINTS);
            BufferedImage picture = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < PIXELS; y++) {
                for (int x = 0; x < PIXELS; x++) {
                    picture.setRGB(x, y, modules.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return new QrCode("data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
        } catch (WriterException e) {
            // It holds the address, and that a secret.
            throw new IllegalArgumentException("an address does not fit into a QR code");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "QrCode[•••]";
    }
}

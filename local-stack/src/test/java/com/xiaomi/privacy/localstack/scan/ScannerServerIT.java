package com.xiaomi.privacy.localstack.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.localstack.process.Ports;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerServerIT {

    private static final String TEST_FILE =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    @TempDir
    Path folder;

    @BeforeAll
    static void needClamav() {
        assumeTrue(ScannerServer.isInstalled(), "ClamAV is not installed");
    }

    @Test
    void itFindsTheTestFileAndNothingInAnInnocentOne() throws IOException {
        int port;
        try (Ports ports = new Ports()) {
            port = ports.take(0, "the scanner");
        }
        try (ScannerServer scanner = new ScannerServer(folder.resolve("scanner"), folder.resolve("log"), port)) {
            scanner.start();

            assertThat(scan(port, TEST_FILE)).endsWith(" FOUND\0");
            assertThat(scan(port, "innocent")).isEqualTo("stream: OK\0");
        }
    }

    private static String scan(int port, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(bytes.length);
            out.write(bytes);
            out.writeInt(0);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}

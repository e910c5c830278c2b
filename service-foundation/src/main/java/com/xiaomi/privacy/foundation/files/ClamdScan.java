package com.xiaomi.privacy.foundation.files;

import com.xiaomi.privacy.foundation.files.MalwareScanner.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One scan over one connection to clamd, by its command INSTREAM: pieces with their length in front, a piece of length 0
 * as the end, then one line of answer. Every answer but "OK" and "FOUND" is a failure.
 */
final class ClamdScan extends Scan {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ANSWER = 4096;

    private final Socket socket;
    private final OutputStream out;

    ClamdScan(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        out.write(COMMAND);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            writeLength(length);
            out.write(bytes, offset, length);
        }
    }

    @Override
    public boolean finish() throws IOException {
        writeLength(0);
        out.flush();
        String answer = answer();
        if (answer.endsWith(" FOUND")) {
            throw new FileRejected(FileRejection.MALWARE);
        }
        if (!answer.equals("stream: OK")) {
            throw new IOException("clamd did not scan the file");
        }
        return true;
    }

    private void writeLength(int length) throws IOException {
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }

    private String answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        for (int next = in.read(); next > 0 && answer.length() < LONGEST_ANSWER; next = in.read()) {
            answer.append((char) next);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

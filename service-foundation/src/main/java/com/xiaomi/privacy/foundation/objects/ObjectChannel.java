package com.xiaomi.privacy.foundation.objects;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An object of the store as a file that can be read anywhere. Each read fetches the bytes asked for, and no others. */
final class ObjectChannel implements SeekableByteChannel {

    private final ObjectStore store;
    private final String bucket;
    private final String object;
    private final long size;
    private long position;
    private boolean closed;

    ObjectChannel(ObjectStore store, String bucket, String object) throws IOException {
        this.store = store;
        this.bucket = bucket;
        this.object = object;
        this.size = store.size(bucket, object).orElseThrow(() -> new FileNotFoundException(object));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int wanted = (int) Math.min(target.remaining(), size - position);
        if (wanted <= 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        try (InputStream part = store.get(bucket, object, position, wanted)) {
            byte[] bytes = part.readNBytes(wanted);
            if (bytes.length < wanted) {
                throw new IOException("the store sent less than it has");
            }
            target.put(bytes);
        }
        position += wanted;
        return wanted;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}

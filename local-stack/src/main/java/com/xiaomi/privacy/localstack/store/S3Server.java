package com.xiaomi.privacy.localstack.store;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Http;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.ServerJars;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The S3 store, an S3Proxy on a folder. It checks signatures (version 4) and knows one credential per service, which
 * opens that service's buckets only. It has no tagging, versioning, object lock or server-side encryption.
 */
public final class S3Server implements LocalServer {

    private final Path cache;
    private final Path folder;
    private final Path log;
    private final int port;
    private SupervisedProcess process;

    /**
     * A store not yet started.
     *
     * @param cache the folder that outlives the stack, with the server's archive
     * @param folder the folder for the objects; it must be empty or absent
     * @param log the log file
     */
    public S3Server(Path cache, Path folder, Path log, int port) {
        this.cache = cache;
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    @Override
    public String name() {
        return "S3";
    }

    @Override
    public void start() {
        Folders.create(folder);
        List<String> arguments = new ArrayList<>();
        for (LocalService service : owners()) {
            createBuckets(service);
            arguments.addAll(List.of("--properties", writeConfiguration(service).toString()));
        }
        process = SupervisedProcess.start(new SupervisedProcess.Spec(
                name(),
                new JavaCommand("128m")
                        .main(ServerJars.find(cache, "s3proxy-").toString(), "org.gaul.s3proxy.Main", arguments),
                Map.of(),
                folder,
                log,
                "TERM"));
        // Without a credential it refuses, and thereby says that it is there.
        Await.ready(name(), process, () -> Http.status("GET", URI.create(url())) > 0);
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private static List<LocalService> owners() {
        return Stream.of(LocalService.values())
                .filter(service -> !service.buckets().isEmpty())
                .toList();
    }

    private Path objects(LocalService service) {
        return folder.resolve(service.serviceName());
    }

    /** A bucket is a folder. */
    private void createBuckets(LocalService service) {
        service.buckets().forEach(bucket -> Folders.create(objects(service).resolve(bucket)));
    }

    private Path writeConfiguration(LocalService service) {
        StringBuilder text = new StringBuilder("""
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                # Browsers send uploads straight to the store, with a presigned address.
                s3proxy.cors-allow-all=true
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(
                url(), LocalCredentials.s3AccessKey(service), LocalCredentials.s3SecretKey(service), objects(service)));
        int number = 1;
        for (String bucket : service.buckets()) {
            text.append("s3proxy.bucket-locator.%d=%s%n".formatted(number, bucket));
            number++;
        }
        try {
            return Files.writeString(folder.resolve(service.serviceName() + ".properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all objects. */
    @Override
    public void reset() {
        for (LocalService service : owners()) {
            Folders.delete(objects(service));
            createBuckets(service);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}

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
 * The S3 store, an S3Proxy on a folder. It checks signatures (version 4) and knows two credentials per service: one opens that
 * service's buckets only, the other the bucket of its audit anchors. It has no tagging, versioning, object lock (that is for
 * {@link CephServer}) or server-side encryption.
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
        for (Account account : accounts()) {
            createBuckets(account);
            arguments.addAll(List.of("--properties", writeConfiguration(account).toString()));
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

    /** A credential, and the buckets that it opens. */
    private record Account(String accessKey, String secretKey, List<String> buckets) {}

    private static List<Account> accounts() {
        return Stream.of(LocalService.values())
                .flatMap(service -> Stream.of(
                        new Account(
                                LocalCredentials.s3AccessKey(service),
                                LocalCredentials.s3SecretKey(service),
                                service.buckets()),
                        new Account(
                                LocalCredentials.auditAccessKey(service),
                                LocalCredentials.auditSecretKey(service),
                                List.of(service.auditBucket()))))
                .filter(account -> !account.buckets().isEmpty())
                .toList();
    }

    private Path objects(Account account) {
        return folder.resolve(account.accessKey());
    }

    /** A bucket is a folder. */
    private void createBuckets(Account account) {
        account.buckets().forEach(bucket -> Folders.create(objects(account).resolve(bucket)));
    }

    private Path writeConfiguration(Account account) {
        StringBuilder text =
                new StringBuilder("""
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                # Browsers send uploads straight to the store, with a presigned address.
                s3proxy.cors-allow-all=true
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(url(), account.accessKey(), account.secretKey(), objects(account)));
        int number = 1;
        for (String bucket : account.buckets()) {
            text.append("s3proxy.bucket-locator.%d=%s%n".formatted(number, bucket));
            number++;
        }
        try {
            return Files.writeString(folder.resolve(account.accessKey() + ".properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all objects. */
    @Override
    public void reset() {
        for (Account account : accounts()) {
            Folders.delete(objects(account));
            createBuckets(account);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}

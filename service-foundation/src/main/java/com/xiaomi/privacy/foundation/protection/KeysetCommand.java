package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * Makes and rotates key-encryption keysets, plain or encrypted by a KMS, outside a running service. It reads the same settings
 * {@code rights.keys.kms.*} as the services, for example from the environment.
 */
public final class KeysetCommand {

    private static final String USAGE = """
            Usage: keyset SERVICE create OUT              makes a keyset with one key
                   keyset SERVICE add IN OUT              adds a key, which wraps nothing yet
                   keyset SERVICE promote KEY-ID IN OUT   has that key wrap from now on
                   keyset SERVICE delete KEY-ID IN OUT    takes a key out
                   keyset SERVICE seal IN OUT             encrypts a plain keyset by the key in the KMS
                   keyset SERVICE list IN                 names its keys, in order
            Set RIGHTS_KEYS_KMS_URI and what belongs to it for keysets that a KMS encrypts; without it they are plain.
            OUT must not exist.
            """;

    private final KeysetFile file;
    private final Optional<String> kms;

    private KeysetCommand(KeysetFile file, Optional<String> kms) {
        this.file = file;
        this.kms = kms;
    }

    /** Runs as a program; exits with 1 if it can't do what is asked, with 2 if that is not understood. */
    public static void main(String[] arguments) {
        SmallRyeConfig settings = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(KeyConfig.class)
                .withValidateUnknown(false)
                .build();
        System.exit(run(settings.getConfigMapping(KeyConfig.class), System.out, System.err, arguments));
    }

    static int run(KeyConfig config, PrintStream out, PrintStream problems, String... arguments) {
        TinkSetup.registerKinds();
        if (arguments.length < 3) {
            problems.print(USAGE);
            return 2;
        }
        KeysetFile file = new KeysetFile(arguments[0], config.kms());
        try {
            return new KeysetCommand(file, config.kms().uri()).run(out, problems, List.of(arguments));
        } catch (FileAlreadyExistsException e) {
            problems.println(e.getFile() + " is there already");
        } catch (IOException e) {
            problems.println("can't write: " + e.getMessage());
        } catch (KeysUnavailable | GeneralSecurityException e) {
            problems.println(e.getMessage());
        }
        return 1;
    }

    private int run(PrintStream out, PrintStream problems, List<String> arguments)
            throws IOException, GeneralSecurityException {
        String command = arguments.get(1);
        switch (command + " " + arguments.size()) {
            case "create 3" -> write(arguments.get(2), KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
            case "add 4" -> write(arguments.get(3), withOneMore(read(arguments.get(2), kms)));
            case "promote 5" -> write(arguments.get(4), promoted(read(arguments.get(3), kms), arguments.get(2)));
            case "delete 5" -> write(arguments.get(4), without(read(arguments.get(3), kms), arguments.get(2)));
            case "seal 4" -> seal(arguments.get(2), arguments.get(3));
            case "list 3" -> list(out, read(arguments.get(2), kms));
            default -> {
                problems.print(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private KeysetHandle read(String path, Optional<String> encryptedBy) {
        KeysetHandle keyset = file.read(Optional.of(Path.of(path)), encryptedBy);
        // Refuses here what a service would refuse.
        OpenKeys.of(keyset);
        return keyset;
    }

    private void seal(String from, String to) throws IOException, GeneralSecurityException {
        if (kms.isEmpty()) {
            throw new KeysUnavailable("set RIGHTS_KEYS_KMS_URI to the key that encrypts the keyset");
        }
        write(to, read(from, Optional.empty()));
    }

    /** Readable by its owner only, and never over another file: that one may be the only copy of a key. */
    private void write(String path, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        String content = file.written(keyset, kms);
        Path target = Path.of(path);
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(target, content);
    }

    private static KeysetHandle withOneMore(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
    }

    private static KeysetHandle promoted(KeysetHandle keyset, String id) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(position(keyset, id)).makePrimary();
        return builder.build();
    }

    private static KeysetHandle without(KeysetHandle keyset, String id) throws GeneralSecurityException {
        int position = position(keyset, id);
        if (keyset.getAt(position).isPrimary()) {
            throw new GeneralSecurityException("key " + id + " wraps; promote another one first");
        }
        return KeysetHandle.newBuilder(keyset).deleteAt(position).build();
    }

    private static int position(KeysetHandle keyset, String id) throws GeneralSecurityException {
        for (int i = 0; i < keyset.size(); i++) {
            if (Integer.toString(keyset.getAt(i).getId()).equals(id)) {
                return i;
            }
        }
        throw new GeneralSecurityException("there is no key " + id);
    }

    private static void list(PrintStream out, KeysetHandle keyset) {
        for (int i = 0; i < keyset.size(); i++) {
            out.println(keyset.getAt(i).getId() + (keyset.getAt(i).isPrimary() ? " wraps" : ""));
        }
    }
}

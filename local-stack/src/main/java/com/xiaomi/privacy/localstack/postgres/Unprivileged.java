package com.xiaomi.privacy.localstack.postgres;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** PostgreSQL refuses to run as root. This is how a root JVM runs it all the same. */
sealed interface Unprivileged {

    /** The command that runs another command with fewer rights. */
    List<String> wrap(List<String> command);

    /** Makes a folder and all in it belong to the user the server runs as. */
    void own(Path folder);

    /** Chooses the way that works on this machine. */
    static Unprivileged choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new AsIs();
        }
        return succeeds(List.of("unshare", "-U", "true")) ? new UserNamespace() : new OtherUser(existingUser());
    }

    /** Not root: nothing to do. */
    record AsIs() implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }

        @Override
        public void own(Path folder) {
            Objects.requireNonNull(folder);
        }
    }

    /** A user namespace without mapping: the server sees itself as nobody, and its files stay root's. */
    record UserNamespace() implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return prepend(List.of("unshare", "-U", "--"), command);
        }

        @Override
        public void own(Path folder) {
            Objects.requireNonNull(folder);
        }
    }

    /** Where namespaces are forbidden, as in many containers: another user of the machine. */
    record OtherUser(String user) implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return prepend(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"), command);
        }

        @Override
        public void own(Path folder) {
            try (var files = Files.walk(folder)) {
                UserPrincipal owner =
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .setOwner(owner);
                }
            } catch (IOException e) {
                throw new StackException(
                        "The folder %s cannot be given to the user %s: %s".formatted(folder, user, e.getMessage()), e);
            }
        }
    }

    private static List<String> prepend(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private static String existingUser() {
        return List.of("postgres", "nobody").stream()
                .filter(user -> succeeds(
                        List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--", "true")))
                .findFirst()
                .orElseThrow(
                        () -> new StackException(
                                "PostgreSQL does not run as root: start as a normal user, or install util-linux and a user postgres."));
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

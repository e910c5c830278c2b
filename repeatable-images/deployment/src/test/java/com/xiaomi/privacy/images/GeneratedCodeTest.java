package com.xiaomi.privacy.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedCodeTest {

    private static final LocalDateTime THEN = LocalDateTime.of(1980, 2, 1, 0, 0);

    @TempDir
    Path folder;

    @Test
    void whatTwoBuildsNamedByChanceIsNamedAlike() throws IOException {
        Path one = jar("one", "proxykey17", "proxykey17", "7BtXpPsP");
        Path other = jar("other", "proxykey9", "proxykey9", "YOyJwstF");
        assertThat(Files.readAllBytes(one)).isNotEqualTo(Files.readAllBytes(other));

        assertThat(GeneratedCode.rename(one)).isEqualTo(GeneratedCode.rename(other));
        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(one, other);
        }
    }

    @Test
    void whatIsNotNamedByChanceStaysApart() throws IOException {
        String same = GeneratedCode.rename(jar("a", "proxykey1", "proxykey1", "7BtXpPsP"));
        String apart = GeneratedCode.rename(jar("b", "proxykey1", "proxykey2", "7BtXpPsP"));

        assertThat(apart).isNotEqualTo(same);
    }

    @Test
    void aRenamedClassRunsAndFindsItsField() throws Exception {
        byte[] renamed = new StableNames().in(classWith("Giver", "proxykey17", "7BtXpPsP"));

        Class<?> giver = MethodHandles.lookup().defineClass(renamed);

        assertThat(giver.getMethod("key").invoke(null)).isEqualTo("proxykey1");
        assertThat(giver.getMethod("field").invoke(null)).isEqualTo(42L);
        assertThat(List.of(giver.getDeclaredFields())).extracting("name").containsExactly("cachedValue$5j4bem0");
    }

    @Test
    void entriesKeepTheirOrderAndTimesAndOtherFilesTheirBytes() throws IOException {
        Path jar = jar("c", "Z", classWith("Z", "proxykey3", "7BtXpPsP"), "A", classWith("A", "proxykey2", "7BtXpPsP"));

        GeneratedCode.rename(jar);

        try (ZipFile read = new ZipFile(jar.toFile())) {
            assertThat(read.stream().map(ZipEntry::getName)).containsExactly("notes.txt", "Z.class", "A.class");
            assertThat(read.stream().map(ZipEntry::getTimeLocal)).containsOnly(THEN);
            assertThat(read.getInputStream(read.getEntry("notes.txt")).readAllBytes())
                    .isEqualTo(notes());
        }
    }

    @Test
    void whatIsNoClassIsNotWrittenOver() throws IOException {
        Path jar = jar("d", "Broken", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 2, 99}, "A", new byte[0]);
        byte[] before = Files.readAllBytes(jar);

        assertThatThrownBy(() -> GeneratedCode.rename(jar))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kind 99");
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    /** Of two classes: one hands something over by its key, the other takes what has its key. */
    private Path jar(String name, String given, String taken, String letters) throws IOException {
        return jar(name, "Giver", classWith("Giver", given, letters), "Taker", classWith("Taker", taken, letters));
    }

    private Path jar(String name, String first, byte[] firstClass, String second, byte[] secondClass)
            throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
            add(to, "notes.txt", notes());
            add(to, first + ".class", firstClass);
            add(to, second + ".class", secondClass);
        }
        return jar;
    }

    private static void add(ZipOutputStream to, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(THEN);
        to.putNextEntry(entry);
        to.write(content);
    }

    // A text that is no class, in which a name by chance is left alone.
    private static byte[] notes() {
        return "proxykey17".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] classWith(String name, String key, String letters) {
        ClassDesc self = ClassDesc.of("com.xiaomi.privacy.images." + name);
        String field = "cachedValue$" + letters + "$5j4bem0";
        int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        return ClassFile.of()
                .build(
                        self,
                        type -> type.withFlags(ClassFile.ACC_PUBLIC)
                                .withField(field, ConstantDescs.CD_long, flags)
                                .withMethodBody(
                                        "key",
                                        MethodTypeDesc.of(ConstantDescs.CD_String),
                                        flags,
                                        code -> code.loadConstant(key).areturn())
                                .withMethodBody(
                                        "field",
                                        MethodTypeDesc.of(ConstantDescs.CD_long),
                                        flags,
                                        code -> code.loadConstant(42L)
                                                .putstatic(self, field, ConstantDescs.CD_long)
                                                .getstatic(self, field, ConstantDescs.CD_long)
                                                .lreturn()));
    }
}

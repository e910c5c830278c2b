package com.xiaomi.privacy.images;

import io.quarkus.container.spi.ContainerImageLabelBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.pkg.builditem.JarBuildItem;
import java.io.IOException;

/** Two builds of the same sources shall give layers with the same digests, the one of generated code too. */
public final class RepeatableImages {

    static final String LABEL = "com.xiaomi.privacy.generated-code";

    /**
     * Renames what is named by chance in the generated code before the image is put together: whoever makes it waits for all labels. Nothing is done
     * where no image is made.
     *
     * @return a label of the image: the SHA-256 of the jar of generated code in it
     * @throws IOException if there is no such jar: images are made of the kinds of packages that have one ({@code fast-jar}, {@code aot-jar})
     */
    @BuildStep
    public ContainerImageLabelBuildItem nameGeneratedCodeAlike(JarBuildItem jar) throws IOException {
        return new ContainerImageLabelBuildItem(
                LABEL, GeneratedCode.rename(jar.getPath().resolveSibling("quarkus/generated-bytecode.jar")));
    }
}

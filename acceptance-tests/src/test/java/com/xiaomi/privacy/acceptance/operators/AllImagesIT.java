package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.ServiceImages;
import com.xiaomi.privacy.acceptance.system.ServiceImages.Cache;
import com.xiaomi.privacy.localstack.LocalService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of all services: their last layer is the AOT cache, all others are what the sources say. */
@Tag("long")
class AllImagesIT {

    @TempDir
    Path folder;

    @Test
    void twoBuildsShareTheirLayersAndAWholeJourneyGoesThroughTheirContainers() throws Exception {
        BuiltImages first = BuiltImages.build(folder.resolve("first"));
        BuiltImages second = BuiltImages.build(folder.resolve("second"));

        for (LocalService service : RunningSystem.SERVICES) {
            List<String> layers = first.layers(service.serviceName());
            List<String> again = second.layers(service.serviceName());
            assertThat(again.subList(0, again.size() - 1))
                    .as(service.serviceName())
                    .hasSizeGreaterThan(1)
                    .isEqualTo(layers.subList(0, layers.size() - 1));
        }
        ProjectFolder project = ProjectFolder.current();
        ProjectFolder started = project.startingImages(ServiceImages.of(project, Cache.USED));
        try (RunningSystem system =
                RunningSystem.start(started, project.stackHome().resolve("images/stack"), System.out::println)) {
            for (LocalService service : RunningSystem.SERVICES) {
                assertThat(Files.readString(Path.of(
                                "/proc", system.pid(service).orElseThrow().toString(), "maps")))
                        .as(service.serviceName())
                        .contains("/app/app.aot");
            }
            JourneyReport journey = new Journey(system.addresses(), SamplePerson.erika(), Teller.silent()).play();
            assertThat(journey.caseView().path("outcome").asText()).isEqualTo("FULFILLED");
        }
    }
}

package com.xiaomi.privacy.acceptance.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.journey.StaffMember;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.acceptance.system.EarlierVersion;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The version before and this one work side by side on the same databases and topics, while each service is upgraded and, the other way round, rolled
 * back; journeys are under way all the time, and nothing of them is lost or happens twice.
 */
@Tag("long")
class RollingUpgradeIT {
    private static final List<SamplePerson> PEOPLE =
            List.of(SamplePerson.erika(), SamplePerson.mia(), SamplePerson.erika(), SamplePerson.mia());
    /** What services record of a request once, however often they have heard of it. */
    private static final Set<String> ONCE = Set.of(
            "request.submitted",
            "case.opened",
            "verification.opened",
            "case.require-identity",
            "identity.level-decided",
            "case.confirm-identity",
            "case.grant",
            "task.settled",
            "case.finish-fulfilment",
            "case.release");

    private final ProjectFolder present = ProjectFolder.current();

    @Test
    void nothingIsLostOrDoneTwiceWhileServicesAreUpgradedAndRolledBackUnderLoad() throws Exception {
        Optional<EarlierVersion> earlier = EarlierVersion.inHistory();
        assumeTrue(earlier.isPresent(), "this clone's history does not reach back to the version to upgrade from");
        ProjectFolder before = earlier.get().built();
        Path home = present.stackHome().resolve("rolling-upgrade");
        try (StackProcess stack = StackProcess.start(StackOptions.in(home).withCache(present.stackCache()));
                RunningSystem system = RunningSystem.startOn(stack.endpoints(), before, System.out::println)) {
            List<JourneyReport> journeys = new ArrayList<>();
            journeys.add(new Journey(system.addresses(), SamplePerson.erika(), Teller.silent()).play());
            journeys.addAll(upgradeAndRollBack(system, before));

            System.out.printf("  journeys under way meanwhile: %d%n", journeys.size() - 1);
            new EventsApplied(system.endpoints()).awaitAll();
            for (JourneyReport journey : journeys) {
                assertThat(journey.caseView().path("outcome").asText()).isEqualTo("FULFILLED");
                assertThat(MailsOnce.repeated(system, journey)).isZero();
            }
            trailsAreWholeAndTellEachStepOnce(system, journeys);
        }
        Folders.delete(home);
    }

    private List<JourneyReport> upgradeAndRollBack(RunningSystem system, ProjectFolder before) throws Exception {
        RollingUpdate update = new RollingUpdate(system);
        try (ManyJourneys journeys = new ManyJourneys(system.addresses(), PEOPLE)) {
            for (ProjectFolder version : List.of(present, before)) {
                for (LocalService service : RunningSystem.SERVICES) {
                    update.to(version, service);
                    journeys.awaitNewOne();
                    System.out.printf(
                            "  %s now runs from %s%n",
                            service.serviceName(), version.root().getFileName());
                }
            }
            return journeys.end();
        }
    }

    private static void trailsAreWholeAndTellEachStepOnce(RunningSystem system, List<JourneyReport> journeys) {
        Patience patience = new Patience(Duration.ofSeconds(30), () -> {});
        StaffMember auditor =
                StaffMember.signIn(new PatientHttp(patience), patience, system.addresses(), "auditor.aldo");
        for (JourneyReport journey : journeys) {
            JsonNode trail = auditor.auditOf(journey.caseId());
            assertThat(trail.path("intact").asBoolean()).isTrue();
            List<String> actions = new ArrayList<>();
            trail.path("entries")
                    .forEach(entry ->
                            actions.add(entry.path("content").path("action").asText()));
            assertThat(actions).filteredOn(ONCE::contains).containsExactlyInAnyOrderElementsOf(ONCE);
        }
        assertThat(auditor.auditVerification().path("intact").asBoolean()).isTrue();
    }
}

package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.casework.registry.RecordOfProcessing.ControllerEntry;
import com.xiaomi.privacy.casework.table.CsvWriter;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.client.TimeParameter;
import com.xiaomi.privacy.legal.clock.LegalClock;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The record of processing activities, as JSON or, with {@code Accept: text/csv}, as a table. */
@Path("/api/v1/reports/record-of-processing")
@RunOnVirtualThread
public class RecordOfProcessingResource {

    private final DataSystems systems;
    private final LegalClock law;
    private final CellConfig cell;
    private final Clock clock;

    RecordOfProcessingResource(DataSystems systems, LegalClock law, CellConfig cell, Clock clock) {
        this.systems = systems;
        this.law = law;
        this.cell = cell;
        this.clock = clock;
    }

    /**
     * What an authority may ask for (GDPR Art. 30(4)).
     *
     * @param asOf RFC 3339, for example {@code 2026-11-24T00:00:00Z}; how the record was then; now, if it is missing
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.MEDIA_TYPE})
    @RolesAllowed({Roles.DPO, Roles.AUDITOR, Roles.LEGAL})
    public RecordOfProcessing recordOfProcessing(@QueryParam("asOf") String asOf) {
        Instant at = TimeParameter.read("asOf", asOf).orElseGet(clock::instant);
        List<ControllerEntry> controllers = law.controllers().servedBy(cell.name()).stream()
                .map(controller -> new ControllerEntry(controller.name(), controller.addressLines()))
                .toList();
        return new RecordOfProcessing(at, cell.name(), controllers, systems.inUseAt(at));
    }
}

package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.table.CsvWriter;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Reports without personal data, as JSON or, with {@code Accept: text/csv}, as a table. */
@Path("/api/v1/reports")
@RunOnVirtualThread
public class ReportResource {

    private static final int ACCEPTED = 202;
    private static final String US = "US-";

    private final Reports reports;
    private final QuarterCounts quarterCounts;
    private final CountOfAll countOfAll;
    private final LegalClock newestLaw;

    ReportResource(Reports reports, QuarterCounts quarterCounts, CountOfAll countOfAll, LegalClock newestLaw) {
        this.reports = reports;
        this.quarterCounts = quarterCounts;
        this.countOfAll = countOfAll;
        this.newestLaw = newestLaw;
    }

    /**
     * How the cases of some months went.
     *
     * @param from first month, for example {@code 2026-01}
     * @param to last month, included, at most 36 months in all
     * @param groupBy any of month, right, law, country and outcome, separated by commas; one row for all if it is missing
     */
    @GET
    @Path("/cases")
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.MEDIA_TYPE})
    @RolesAllowed({Roles.DPO, Roles.AUDITOR})
    public CaseReport caseReport(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("groupBy") String groupBy) {
        ReportQuery query = ReportQuery.parse(from, to, groupBy);
        return reports.cases(query.period(), query.groupings());
    }

    /**
     * What a US state asks to be published about a calendar year.
     *
     * @param state its postal code, for example {@code CA}
     * @param year for example 2026
     */
    @GET
    @Path("/us-metrics/{state}")
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.MEDIA_TYPE})
    @RolesAllowed({Roles.DPO, Roles.AUDITOR})
    public UsMetrics usMetrics(@PathParam("state") String state, @QueryParam("year") String year) {
        JurisdictionRow row = newestLaw.lawBook().rows().stream()
                .filter(one -> one.code().equals(US + state))
                .findFirst()
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "state",
                        "the postal code of a state whose law the tables know, such as CA"));
        return reports.usMetrics(state, row, ReportQuery.year(year));
    }

    /**
     * What this cell tells of a quarter to the report over all cells: counts of at least ten cases, and nothing from which smaller
     * ones could be worked out. It stays as it was told first.
     *
     * @param quarter over everywhere, for example {@code 2026-Q3}
     */
    @GET
    @Path("/counts/{quarter}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REPORTS_COUNTS, Roles.DPO, Roles.AUDITOR})
    public CellCounts cellCounts(@PathParam("quarter") String quarter) {
        return quarterCounts.of(quarter);
    }

    /** Counts all cases again from what they are; there are no reports until that is done. */
    @POST
    @Path("/recount")
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(ACCEPTED)
    public void recount() {
        countOfAll.beginAnew();
    }
}

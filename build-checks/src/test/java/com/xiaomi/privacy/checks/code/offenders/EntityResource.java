package com.xiaomi.privacy.checks.code.offenders;

import jakarta.annotation.security.PermitAll;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/rows")
@PermitAll
public class EntityResource {

    @GET
    public List<Row> rows() {
        return List.of();
    }

    @GET
    @Path("/count")
    public int count() {
        return 0;
    }

    @Entity
    public static class Row {
        @Id
        int id;
    }
}

package com.xiaomi.privacy.foundation.startup;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds calls that come while the tables are still being made. */
class CallsBeforeTables {

    // Before every filter that looks into the database.
    private static final int FIRST = Priorities.AUTHENTICATION;

    private final TablesFirst tables;

    CallsBeforeTables(TablesFirst tables) {
        this.tables = tables;
    }

    @ServerRequestFilter(priority = FIRST)
    Uni<Response> hold() {
        return tables.hold().replaceWith((Response) null);
    }
}

package com.xiaomi.privacy.localstack.origin;

import com.xiaomi.privacy.localstack.LocalService;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which service answers which path. What is not listed here is not reachable from outside. */
public final class OriginRoutes {

    private record Route(Pattern path, LocalService service) {
        static Route of(String path, LocalService service) {
            return new Route(Pattern.compile(path), service);
        }
    }

    /** The first match counts. */
    private static final List<Route> ROUTES = List.of(
            Route.of("/api/v1/requests/[^/]+/(withdrawal|appeal|fee-answer|package)(/.*)?", LocalService.CASEWORK),
            Route.of("/api/v1/(requests|jurisdictions|policies|drp|opendsr)(/.*)?", LocalService.INTAKE),
            Route.of("/api/v1/(verifications|mandates)(/.*)?", LocalService.IDENTITY),
            Route.of("/api/v1/(webhooks|campaigns|inbox|letters)(/.*)?", LocalService.NOTIFICATION),
            Route.of("/api/v1(/.*)?", LocalService.CASEWORK));

    private OriginRoutes() {}

    /**
     * Finds the service for a path.
     *
     * @param path the path as it was sent, still percent-encoded, without the query
     * @return empty if nobody answers there, or if the path could mean another one to a service than to this table
     */
    public static Optional<LocalService> find(String path) {
        if (!PathForm.isUnambiguous(path)) {
            return Optional.empty();
        }
        return ROUTES.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::service)
                .findFirst();
    }
}

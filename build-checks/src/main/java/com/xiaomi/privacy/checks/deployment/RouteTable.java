package com.xiaomi.privacy.checks.deployment;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which service answers which path, as nginx reads it: the first expression that fits wins. */
public final class RouteTable {
    private static final Pattern LOCATION =
            Pattern.compile("location ~ \"\\^([^\"]+)\" \\{\\s*proxy_pass http://([a-z-]+):([0-9]+);");

    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = routes;
    }

    /** The routes of an Ingress: ingress-nginx sorts its expressions by length, the longest first. */
    public static RouteTable of(Ingress ingress) {
        return new RouteTable(ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(RouteTable::route)
                .sorted(Comparator.comparingInt(
                                (Route route) -> route.path().pattern().length())
                        .reversed())
                .toList());
    }

    private static Route route(HTTPIngressPath path) {
        var backend = path.getBackend().getService();
        return new Route(
                Pattern.compile(path.getPath()),
                backend.getName(),
                backend.getPort().getNumber());
    }

    /** The routes of an nginx configuration: it tries its expressions in their order. */
    public static RouteTable ofNginx(String configuration) {
        return new RouteTable(LOCATION.matcher(configuration)
                .results()
                .map(location -> new Route(
                        Pattern.compile(location.group(1)), location.group(2), Integer.parseInt(location.group(3))))
                .toList());
    }

    /** The service that answers this path; empty if none does. */
    public Optional<String> find(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).lookingAt())
                .map(Route::service)
                .findFirst();
    }

    /** All routes, in the order in which they are tried. */
    public List<Route> routes() {
        return routes;
    }

    /**
     * One of them.
     *
     * @param path an expression that the path must begin with
     * @param service the name of the service that answers
     * @param port the port that it is asked on
     */
    public record Route(Pattern path, String service, int port) {}
}

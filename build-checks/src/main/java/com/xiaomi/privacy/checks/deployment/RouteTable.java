package com.xiaomi.privacy.checks.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which service answers which path: the first route that fits wins. */
public final class RouteTable {
    private static final Pattern LOCATION =
            Pattern.compile("location ~ \"\\^([^\"]+)\" \\{\\s*proxy_pass http://([a-z-]+):([0-9]+);");

    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * The routes of an HTTPRoute in the order in which Envoy Gateway tries them: exact paths, regular expressions, prefixes, each the longest
     * first. For expressions the Gateway API leaves the order to the implementation.
     *
     * @throws IllegalArgumentException if it decides by anything but the path, or splits calls
     */
    public static RouteTable of(CustomResource httpRoute) {
        return new RouteTable(httpRoute.parts("spec", "rules").stream()
                .flatMap(RouteTable::ranked)
                .sorted(Comparator.comparing(Ranked::type)
                        .thenComparing(Comparator.comparingInt(Ranked::length).reversed()))
                .map(Ranked::route)
                .toList());
    }

    private static Stream<Ranked> ranked(CustomResource rule) {
        List<CustomResource> backends = rule.parts("backendRefs");
        if (backends.size() != 1) {
            throw new IllegalArgumentException("A rule has to have one backend: " + rule.node());
        }
        String service = backends.getFirst().text("name").orElseThrow();
        int port = Integer.parseInt(backends.getFirst().text("port").orElseThrow());
        List<CustomResource> matches = rule.parts("matches");
        if (matches.isEmpty()) {
            return Stream.of(Ranked.of(PathType.PATH_PREFIX, "/", service, port));
        }
        return matches.stream().map(match -> {
            if (!match.node().keySet().equals(Set.of("path"))) {
                throw new IllegalArgumentException("Routes are by path only: " + match.node());
            }
            return Ranked.of(
                    PathType.of(match.text("path", "type").orElse("PathPrefix")),
                    match.text("path", "value").orElse("/"),
                    service,
                    port);
        });
    }

    /** The routes of an nginx configuration: it tries its expressions, which need not fit to the end, in their order. */
    public static RouteTable ofNginx(String configuration) {
        return new RouteTable(LOCATION.matcher(configuration)
                .results()
                .map(location -> new Route(
                        Pattern.compile("(?:%s).*".formatted(location.group(1))),
                        location.group(2),
                        Integer.parseInt(location.group(3))))
                .toList());
    }

    /** The service that answers this path; empty if none does. */
    public Optional<String> find(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::service)
                .findFirst();
    }

    /** All routes, in the order in which they are tried. */
    public List<Route> routes() {
        return routes;
    }

    /** How a path is compared, in the order in which Envoy Gateway tries them. */
    private enum PathType {
        EXACT,
        REGULAR_EXPRESSION,
        PATH_PREFIX;

        static PathType of(String name) {
            return Stream.of(values())
                    .filter(type -> type.name().replace("_", "").equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown type of path " + name));
        }

        Pattern pattern(String value) {
            return switch (this) {
                case EXACT -> Pattern.compile(Pattern.quote(value));
                case REGULAR_EXPRESSION -> Pattern.compile(value);
                case PATH_PREFIX -> Pattern.compile(Pattern.quote(value.replaceAll("/$", "")) + "(/.*)?");
            };
        }
    }

    private record Ranked(PathType type, int length, Route route) {
        static Ranked of(PathType type, String value, String service, int port) {
            return new Ranked(type, value.length(), new Route(type.pattern(value), service, port));
        }
    }

    /**
     * One of them.
     *
     * @param path an expression that the whole path must fit
     * @param service the name of the service that answers
     * @param port the port that it is asked on
     */
    public record Route(Pattern path, String service, int port) {}
}

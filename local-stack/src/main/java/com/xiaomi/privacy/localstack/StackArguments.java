package com.xiaomi.privacy.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of {@link StackMain}: options and back. */
final class StackArguments {
    private static final String HOME = "--home";
    private static final String CACHE = "--cache";
    private static final String SERVERS = "--servers";
    private static final String SERVICE = "--service";
    private static final String DATABASE_CERTIFICATE = "--database-certificate";

    private StackArguments() {}

    /** The command {@code start} with these options. */
    static List<String> of(StackOptions options) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                HOME,
                options.home().toString(),
                CACHE,
                options.cache().toString(),
                SERVERS,
                options.servers().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","))));
        options.ports().forEach((name, port) -> arguments.addAll(List.of(name.option(), Integer.toString(port))));
        options.services()
                .forEach((service, url) -> arguments.addAll(List.of(SERVICE, service.serviceName() + "=" + url)));
        options.databaseCertificate()
                .ifPresent(folder -> arguments.addAll(List.of(DATABASE_CERTIFICATE, folder.toString())));
        return arguments;
    }

    /**
     * The options of a command line, without the command itself.
     *
     * @throws StackException if an option is unknown or lacks its value
     */
    static StackOptions parse(List<String> arguments) {
        StackOptions options = StackOptions.in(SharedStack.home());
        boolean cacheGiven = false;
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new StackException("The option " + option + " needs a value");
            }
            String value = arguments.get(i + 1);
            cacheGiven |= option.equals(CACHE);
            options = with(options, option, value, cacheGiven);
        }
        return options;
    }

    private static StackOptions with(StackOptions options, String option, String value, boolean cacheGiven) {
        return switch (option) {
            case HOME -> {
                Path home = Path.of(value);
                StackOptions moved = options.movedTo(home);
                yield cacheGiven ? moved : moved.withCache(home.resolve("cache"));
            }
            case CACHE -> options.withCache(Path.of(value));
            case SERVERS -> options.withServers(servers(value));
            case SERVICE -> service(options, value);
            case DATABASE_CERTIFICATE -> options.withDatabaseCertificate(Path.of(value));
            default -> options.withPort(PortName.ofOption(option), port(option, value));
        };
    }

    /** The servers of a list with commas, for example {@code postgres,kafka}. */
    static Set<ServerKind> servers(String list) {
        return Stream.of(list.split(","))
                .map(name -> {
                    try {
                        return ServerKind.valueOf(name.strip().toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw new StackException("There is no server " + name, e);
                    }
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServerKind.class)));
    }

    private static StackOptions service(StackOptions options, String value) {
        String[] parts = value.split("=", 2);
        if (parts.length != 2) {
            throw new StackException("Write " + SERVICE + " name=URL, not " + value);
        }
        try {
            return options.withService(LocalService.named(parts[0]), URI.create(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new StackException(e.getMessage(), e);
        }
    }

    private static int port(String option, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StackException("%s needs a port, not %s".formatted(option, value), e);
        }
        throw new StackException("%s needs a port from 0 to 65535, not %s".formatted(option, value));
    }
}

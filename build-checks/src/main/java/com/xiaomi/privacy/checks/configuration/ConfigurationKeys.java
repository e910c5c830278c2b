package com.xiaomi.privacy.checks.configuration;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.xiaomi.privacy.checks.code.CodeBase;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that the services' code and properties read: those of each {@code @ConfigMapping}, and those that properties
 * refer to as <code>${rights…}</code>.
 */
public final class ConfigurationKeys {
    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String DEFAULT = "io.smallrye.config.WithDefault";
    private static final String NAME = "io.smallrye.config.WithName";
    private static final String PARENT = "io.smallrye.config.WithParentName";
    private static final Set<String> OPTIONAL =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.Map");
    private static final List<String> RESOURCES = List.of(
            "src/main/resources/application.properties", "src/main/resources/META-INF/microprofile-config.properties");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(rights\\.[a-z0-9.-]+)(:[^}]*)?}");

    private final ProjectFolder project;
    private final JavaClasses code;
    private final PlatformKeys platform = PlatformKeys.onClassPath();
    private final Map<Module, Set<ConfigurationKey>> byService = new EnumMap<>(Module.class);

    /** @param code the classes of all modules */
    public ConfigurationKeys(ProjectFolder project, JavaClasses code) {
        this.project = project;
        this.code = code;
        Module.services().forEach(service -> byService.put(service, read(service)));
    }

    /** What a service reads, its foundation included. */
    public Set<ConfigurationKey> of(Module service) {
        return byService.get(service);
    }

    /** Whether some service, or the platform below it, reads this environment variable. */
    public boolean isKnown(String environmentName) {
        return platform.isKnown(environmentName)
                || byService.values().stream()
                        .flatMap(Set::stream)
                        .anyMatch(key -> key.environmentName().equals(environmentName));
    }

    /** A key that a mapping gives a default is not required by those who refer to it. */
    private Set<ConfigurationKey> read(Module service) {
        Map<String, ConfigurationKey> keys = new HashMap<>();
        modules(service)
                .flatMap(module -> Stream.of(mapped(module), referred(module)))
                .flatMap(Function.identity())
                .forEach(key -> keys.merge(key.name(), key, (one, other) -> one.required() ? other : one));
        return Set.copyOf(keys.values());
    }

    /** The names of those keys that a service's properties refer to and no mapping has: nobody looks at them as the service starts. */
    public Set<String> unmapped(Module service) {
        Set<String> mapped = modules(service)
                .flatMap(this::mapped)
                .map(ConfigurationKey::name)
                .collect(Collectors.toSet());
        return modules(service)
                .flatMap(this::referred)
                .map(ConfigurationKey::name)
                .filter(name -> !mapped.contains(name))
                .collect(Collectors.toSet());
    }

    private static Stream<Module> modules(Module service) {
        return Stream.of(service, Module.FOUNDATION);
    }

    /** The names of those keys that begin so. */
    public Set<String> of(Module service, String prefix) {
        return of(service).stream()
                .map(ConfigurationKey::name)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    private Stream<JavaClass> classes(Module module) {
        String itsPackage = CodeBase.PACKAGE + "." + module.packageName();
        return code.stream().filter(any -> (any.getPackageName() + ".").startsWith(itsPackage + "."));
    }

    private Stream<ConfigurationKey> mapped(Module module) {
        return classes(module)
                .filter(any -> any.isAnnotatedWith(MAPPING))
                .flatMap(mapping -> keys(text(mapping.getAnnotationOfType(MAPPING), "prefix"), mapping));
    }

    private static Stream<ConfigurationKey> keys(String prefix, JavaClass mapping) {
        return mapping.getMethods().stream().flatMap(method -> keys(prefix, method));
    }

    private static Stream<ConfigurationKey> keys(String prefix, JavaMethod method) {
        String name = method.isAnnotatedWith(PARENT) ? prefix : prefix + "." + ownName(method);
        JavaClass type = method.getRawReturnType();
        if (type.isInterface() && type.getPackageName().startsWith(CodeBase.PACKAGE)) {
            return keys(name, type);
        }
        boolean required = !method.isAnnotatedWith(DEFAULT) && !OPTIONAL.contains(type.getName());
        return Stream.of(new ConfigurationKey(name, required));
    }

    private static String ownName(JavaMethod method) {
        return method.isAnnotatedWith(NAME)
                ? text(method.getAnnotationOfType(NAME), "value")
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String text(JavaAnnotation<?> annotation, String property) {
        return (String) annotation.get(property).orElseThrow();
    }

    private Stream<ConfigurationKey> referred(Module module) {
        return RESOURCES.stream()
                .map(resource -> module.folder() + "/" + resource)
                .filter(resource -> Files.exists(project.resolve(resource)))
                .flatMap(resource -> REFERENCE.matcher(project.text(resource)).results())
                .map(reference -> new ConfigurationKey(
                        reference.group(1),
                        Optional.ofNullable(reference.group(2)).isEmpty()));
    }
}

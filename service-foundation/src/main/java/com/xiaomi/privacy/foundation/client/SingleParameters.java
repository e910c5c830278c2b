package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a query that says something twice which can be said once: each program on its way might take another of the two for meant. */
public class SingleParameters {

    // Behind the country gate, which has words of its own for a country that is said twice, and leaves the body unread.
    private static final int AFTER_COUNTRY_GATE = Priorities.USER + 50;

    @ServerRequestFilter(priority = AFTER_COUNTRY_GATE)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
        Set<String> repeated = query.entrySet().stream()
                .filter(parameter -> parameter.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!repeated.isEmpty() && !lists(resource.getResourceMethod()).containsAll(repeated)) {
            throw ProblemException.of(
                    ProblemType.MALFORMED_REQUEST,
                    "Send each parameter of the query once, but for those that are lists.");
        }
    }

    /** The names of the parameters of a method that are lists, those in its beans included. */
    private static Set<String> lists(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(SingleParameters::lists)
                .collect(Collectors.toSet());
    }

    private static Stream<String> lists(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredConstructors()[0].getParameters())
                        .flatMap(part -> name(part, part.getType()))
                : name(parameter, parameter.getType());
    }

    private static Stream<String> name(AnnotatedElement parameter, Class<?> type) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        return query != null && Collection.class.isAssignableFrom(type) ? Stream.of(query.value()) : Stream.empty();
    }
}

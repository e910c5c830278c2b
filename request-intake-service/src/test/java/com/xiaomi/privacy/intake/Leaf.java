package com.xiaomi.privacy.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a JSON document that holds a single value.
 *
 * @param steps names of properties, and positions in lists
 * @param value what stands there
 */
record Leaf(List<Object> steps, Object value) {

    /** All single values of a document. */
    static List<Leaf> of(Object document) {
        return below(List.of(), document).toList();
    }

    private static Stream<Leaf> below(List<Object> steps, Object node) {
        return switch (node) {
            case Map<?, ?> object ->
                object.entrySet().stream().flatMap(entry -> below(longer(steps, entry.getKey()), entry.getValue()));
            case List<?> list ->
                IntStream.range(0, list.size()).boxed().flatMap(i -> below(longer(steps, i), list.get(i)));
            default -> Stream.of(new Leaf(steps, node));
        };
    }

    private static List<Object> longer(List<Object> steps, Object step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    /** The place as problems name it. */
    String path() {
        StringBuilder path = new StringBuilder();
        steps.forEach(
                step -> path.append(step instanceof Integer ? "[" + step + "]" : (path.isEmpty() ? "" : ".") + step));
        return path.toString();
    }

    /** A copy of the document with something else in this place. */
    Object replacedIn(Object document, Object replacement) {
        return copy(document, steps, replacement, false);
    }

    /** A copy of the document without this place. */
    Object removedFrom(Object document) {
        return copy(document, steps, null, true);
    }

    private static Object copy(Object node, List<Object> way, Object replacement, boolean remove) {
        if (way.isEmpty()) {
            return replacement;
        }
        Object step = way.getFirst();
        List<Object> rest = way.subList(1, way.size());
        if (node instanceof Map<?, ?> object) {
            Map<Object, Object> copied = new TreeMap<>(object);
            if (remove && rest.isEmpty()) {
                copied.remove(step);
            } else {
                copied.put(step, copy(object.get(step), rest, replacement, remove));
            }
            return copied;
        }
        List<Object> copied = new ArrayList<>((List<?>) node);
        int position = (Integer) step;
        if (remove && rest.isEmpty()) {
            copied.remove(position);
        } else {
            copied.set(position, copy(copied.get(position), rest, replacement, remove));
        }
        return copied;
    }
}

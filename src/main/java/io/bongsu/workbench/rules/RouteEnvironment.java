package io.bongsu.workbench.rules;

import io.bongsu.routes.RouteSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What route files may name besides each other.
 *
 * @param hasKey whether the configuration has a key that a placeholder names
 * @param beans the program's beans, each with what it is
 * @param lanes keys below {@code bongsu.burst}
 * @param kamelets Kamelets that the program brings, each as its document
 */
public record RouteEnvironment(
    Predicate<String> hasKey,
    Map<String, Class<?>> beans,
    Set<String> lanes,
    Map<String, RouteSource> kamelets) {}

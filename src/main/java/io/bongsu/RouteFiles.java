package io.bongsu;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelSpringBootRoutesCollector;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.FileUtil;
import org.springframework.context.ApplicationContext;

/**
 * Finds the files of {@code bongsu.routes}: patterns, separated by commas, of which a later one's
 * file takes the place of an earlier one's file of the same name. So whoever changes one built-in
 * file keeps the others: {@code
 * classpath:routes/*.camel.yaml,file:/etc/bongsu/routes/*.camel.yaml}.
 */
final class RouteFiles extends CamelSpringBootRoutesCollector {

  RouteFiles(ApplicationContext context) {
    super(context, false);
  }

  @Override
  public Collection<RoutesBuilder> collectRoutesFromDirectory(
      CamelContext context, String exclude, String include) {
    Collection<Resource> files = findRouteResourcesFromDirectory(context, exclude, include);
    try {
      return PluginHelper.getRoutesLoader(context).findRoutesBuilders(files);
    } catch (Exception unreadable) {
      throw RuntimeCamelException.wrapRuntimeException(unreadable);
    }
  }

  @Override
  public Collection<Resource> findRouteResourcesFromDirectory(
      CamelContext context, String exclude, String include) {
    Map<String, Resource> byName = new LinkedHashMap<>();
    Stream.of(include.split(","))
        .map(String::strip)
        .forEach(pattern -> add(context, exclude, pattern, byName));
    return List.copyOf(byName.values());
  }

  private void add(
      CamelContext context, String exclude, String pattern, Map<String, Resource> byName) {
    Collection<Resource> found = super.findRouteResourcesFromDirectory(context, exclude, pattern);
    found.forEach(file -> byName.put(FileUtil.stripPath(file.getLocation()), file));
  }
}

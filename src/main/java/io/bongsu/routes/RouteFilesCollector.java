package io.bongsu.routes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelSpringBootRoutesCollector;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceSupport;
import org.springframework.context.ApplicationContext;

/** Gives Camel the files that {@link RouteFiles} finds, the same that the check reads. */
final class RouteFilesCollector extends CamelSpringBootRoutesCollector {

  RouteFilesCollector(ApplicationContext context) {
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
    List<Resource> files = new ArrayList<>();
    try {
      for (var resource : new RouteFiles(include).resources()) {
        files.add(new RouteFileResource(resource));
      }
    } catch (IOException unreadable) {
      throw RuntimeCamelException.wrapRuntimeException(unreadable);
    }
    return files;
  }

  /** A file as Camel's loader wants it; the location ends in the file's name. */
  private static final class RouteFileResource extends ResourceSupport {

    private final org.springframework.core.io.Resource file;

    RouteFileResource(org.springframework.core.io.Resource file) {
      super(file.isFile() ? "file" : "classpath", RouteFiles.place(file));
      this.file = file;
    }

    @Override
    public boolean exists() {
      return file.exists();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return file.getInputStream();
    }
  }
}

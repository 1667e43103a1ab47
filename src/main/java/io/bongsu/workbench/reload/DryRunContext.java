package io.bongsu.workbench.reload;

import io.bongsu.routes.RouteSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Builds routes beside the running ones, with the same beans and settings, and throws them away
 * without starting any: what Camel would refuse, it refuses there.
 */
final class DryRunContext {

  private final CamelContext running;

  DryRunContext(CamelContext running) {
    this.running = running;
  }

  void build(List<RouteSource> sources) throws Exception {
    List<Resource> resources =
        sources.stream()
            .map(source -> ResourceHelper.fromString(source.place(), source.text()))
            .toList();
    try (DefaultCamelContext trial = new DefaultCamelContext(new DefaultRegistry(beans()))) {
      trial.getCamelContextExtension().setName("trial");
      trial.setAutoStartup(false);
      trial.getPropertiesComponent().addPropertiesSource(settings());
      KameletComponent kamelets = new KameletComponent();
      kamelets.setLocation(running.getComponent("kamelet", KameletComponent.class).getLocation());
      trial.addComponent("kamelet", kamelets);
      PluginHelper.getRoutesLoader(trial).loadRoutes(resources);
      trial.start();
    }
  }

  /** The program's beans but for its components, which belong to the running context. */
  private BeanRepository beans() {
    return new BeanRepository() {
      @Override
      public @Nullable Object lookupByName(String name) {
        return shared(running.getRegistry().lookupByName(name));
      }

      @Override
      public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        return Component.class.isAssignableFrom(type)
            ? null
            : shared(running.getRegistry().lookupByNameAndType(name, type));
      }

      @Override
      public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return isShared(type) ? running.getRegistry().findByTypeWithName(type) : Map.of();
      }

      @Override
      public <T> Set<T> findByType(Class<T> type) {
        return isShared(type) ? running.getRegistry().findByType(type) : Set.of();
      }
    };
  }

  private static <T> @Nullable T shared(@Nullable T bean) {
    return bean instanceof Component ? null : bean;
  }

  /** Not Camel's own parts, such as policies that count the routes which run. */
  private static boolean isShared(Class<?> type) {
    return !type.getName().startsWith("org.apache.camel.");
  }

  private PropertiesSource settings() {
    return new PropertiesSource() {
      @Override
      public String getName() {
        return "the running program";
      }

      @Override
      public @Nullable String getProperty(String name) {
        Optional<String> value = running.getPropertiesComponent().resolveProperty(name);
        return value.orElse(null);
      }
    };
  }
}

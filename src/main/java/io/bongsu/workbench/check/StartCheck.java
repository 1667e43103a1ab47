package io.bongsu.workbench.check;

import io.bongsu.routes.RouteFiles;
import io.bongsu.routes.RouteSource;
import io.bongsu.settings.SettingException;
import io.bongsu.workbench.rules.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Refuses to start with routes of the user's that would not work. The built-in files were checked
 * when the program was built. It is done before anything is asked of AWS.
 */
public final class StartCheck implements SmartInitializingSingleton {

  private static final String KEY = "bongsu.routes";

  private final RouteFiles files;
  private final RunningRouteCheck check;

  public StartCheck(RouteFiles files, RunningRouteCheck check) {
    this.files = files;
    this.check = check;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (files.areOfTheUser()) {
      try {
        check(files.read());
      } catch (IOException e) {
        throw new UncheckedIOException(KEY + " cannot be read", e);
      }
    }
  }

  private void check(List<RouteSource> routes) throws IOException {
    if (routes.isEmpty()) {
      throw new SettingException(KEY, "names no file; no alarm would be sent to anybody");
    }
    List<Finding> errors = check.errors(routes);
    if (!errors.isEmpty()) {
      String more = errors.size() > 1 ? " and " + (errors.size() - 1) + " more" : "";
      throw new SettingException(KEY, "has " + errors.get(0) + more);
    }
  }
}

package io.bongsu;

import io.bongsu.workbench.cli.BongsuCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * Starts Bongsu: the routes in {@code bongsu.routes} and the beans that they name; or, when the
 * first argument is a command, that command instead. Only classes named {@code *Configuration} are
 * looked at for beans: to read all others takes a tenth of the starts in tests.
 */
@SpringBootApplication
@Import(AutoConfigurationExclusions.class)
@ComponentScan(
    resourcePattern = "**/*Configuration.class",
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class BongsuApplication {

  public static void main(String[] args) {
    if (BongsuCommand.isMeantBy(args)) {
      System.exit(BongsuCommand.run(BongsuApplication.class, args));
    }
    SpringApplication.run(BongsuApplication.class, args);
  }
}

package io.bongsu;

import io.bongsu.workbench.cli.BongsuCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts Bongsu: the routes in {@code bongsu.routes} and the beans that they name; or, when the
 * first argument is a command, that command instead.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BongsuApplication {

  public static void main(String[] args) {
    if (BongsuCommand.isMeantBy(args)) {
      System.exit(BongsuCommand.run(BongsuApplication.class, args));
    }
    SpringApplication.run(BongsuApplication.class, args);
  }
}

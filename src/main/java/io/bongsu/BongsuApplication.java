package io.bongsu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Bongsu: the routes in {@code bongsu.routes} and the beans that they name. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BongsuApplication {

  public static void main(String[] args) {
    SpringApplication.run(BongsuApplication.class, args);
  }
}

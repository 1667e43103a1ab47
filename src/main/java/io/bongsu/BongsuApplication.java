package io.bongsu;

import io.bongsu.cli.BongsuCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.dao.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts Bongsu: the routes in {@code bongsu.routes} and the beans that they name; or, when the
 * first argument is a command, that command instead.
 *
 * <p>No bean has an aspect: transactions are begun where they are needed. Asking each bean whether
 * it wants one would be a twentieth of the start.
 */
@SpringBootApplication(
    exclude = {
      AopAutoConfiguration.class,
      PersistenceExceptionTranslationAutoConfiguration.class,
      TransactionAutoConfiguration.class
    })
@ConfigurationPropertiesScan
public class BongsuApplication {

  public static void main(String[] args) {
    if (BongsuCommand.isMeantBy(args)) {
      System.exit(BongsuCommand.run(args));
    }
    SpringApplication.run(BongsuApplication.class, args);
  }
}

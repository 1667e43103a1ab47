package io.bongsu;

import io.bongsu.settings.SettingException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Refuses a {@code spring.datasource.url} that no driver of the program understands, before
 * anything is made with it: it would never be right, and the drivers' own messages repeat it.
 */
final class LedgerUrlCheck implements BeanFactoryPostProcessor {

  private static final String KEY = "spring.datasource.url";

  private final Environment environment;

  LedgerUrlCheck(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    String url = environment.getProperty(KEY, "");
    try {
      DriverManager.getDriver(url);
    } catch (SQLException none) {
      throw new SettingException(
          KEY,
          "is no address of a database that the program has a driver for: use jdbc:h2:file:<path> or"
              + " jdbc:postgresql://<host>/<database>");
    }
  }
}

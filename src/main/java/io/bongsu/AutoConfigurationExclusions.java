package io.bongsu;

import org.apache.camel.spring.boot.actuate.info.CamelInfoAutoConfiguration;
import org.apache.camel.spring.boot.cloud.CamelCloudAutoConfiguration;
import org.apache.camel.spring.boot.cloud.CamelCloudServiceCallConfigurationAutoConfiguration;
import org.apache.camel.spring.boot.cloud.CamelCloudServiceChooserAutoConfiguration;
import org.apache.camel.spring.boot.cloud.CamelCloudServiceDiscoveryAutoConfiguration;
import org.apache.camel.spring.boot.cloud.CamelCloudServiceFilterAutoConfiguration;
import org.apache.camel.spring.boot.trace.CamelTraceAutoConfiguration;
import org.apache.camel.spring.boot.vault.AwsVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.AzureVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.CyberArkVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.GcpVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.HashicorpVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.IBMVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.KubernetesConfigMapVaultAutoConfiguration;
import org.apache.camel.spring.boot.vault.KubernetesVaultAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.web.client.HttpClientObservationsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.scheduling.ScheduledTasksObservabilityAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.ssl.SslObservabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.dao.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * Leaves out what Spring and Camel would set up and nothing here uses: all of it would cost time at
 * every start.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      // Aspects: each bean would be asked whether it wants one. Transactions are begun where they
      // are needed.
      AopAutoConfiguration.class,
      PersistenceExceptionTranslationAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      TransactionManagerCustomizationAutoConfiguration.class,
      // Schedulers, Spring's HTTP clients, uploads, SQL scripts, /actuator/info.
      TaskSchedulingAutoConfiguration.class,
      ScheduledTasksObservabilityAutoConfiguration.class,
      HttpClientAutoConfiguration.class,
      RestClientAutoConfiguration.class,
      RestTemplateAutoConfiguration.class,
      HttpClientObservationsAutoConfiguration.class,
      MultipartAutoConfiguration.class,
      SqlInitializationAutoConfiguration.class,
      InfoContributorAutoConfiguration.class,
      // Reads every class of the program in search of Jackson's mix-ins; the mapper is our own.
      JacksonAutoConfiguration.class,
      SslHealthContributorAutoConfiguration.class,
      SslObservabilityAutoConfiguration.class,
      // OpenTelemetry is set up by its Java agent, if at all.
      OpenTelemetryAutoConfiguration.class,
      OpenTelemetryLoggingAutoConfiguration.class,
      // Camel's service discovery, vaults, and tracing of single messages.
      CamelInfoAutoConfiguration.class,
      CamelCloudAutoConfiguration.class,
      CamelCloudServiceCallConfigurationAutoConfiguration.class,
      CamelCloudServiceChooserAutoConfiguration.class,
      CamelCloudServiceDiscoveryAutoConfiguration.class,
      CamelCloudServiceFilterAutoConfiguration.class,
      CamelTraceAutoConfiguration.class,
      AwsVaultAutoConfiguration.class,
      AzureVaultAutoConfiguration.class,
      CyberArkVaultAutoConfiguration.class,
      GcpVaultAutoConfiguration.class,
      HashicorpVaultAutoConfiguration.class,
      IBMVaultAutoConfiguration.class,
      KubernetesConfigMapVaultAutoConfiguration.class,
      KubernetesVaultAutoConfiguration.class
    })
class AutoConfigurationExclusions {}

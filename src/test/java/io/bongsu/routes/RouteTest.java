package io.bongsu.routes;

import io.bongsu.BongsuApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The program with the route files that the class names in {@code bongsu.routes}; what they call in
 * other files is mocked by {@code MockEndpointsAndSkip}. Queue and SENS are addresses on which
 * nothing listens. The context ends with its class, because each class has other files.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@SpringBootTest(classes = BongsuApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = RouteTestSettings.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@interface RouteTest {}

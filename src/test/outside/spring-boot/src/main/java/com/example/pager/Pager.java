package com.example.pager;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Pager {
  public static void main(String[] arguments) {
    SpringApplication.run(Pager.class, arguments);
  }
}

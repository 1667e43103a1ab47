package io.bongsu.idle;

import java.io.IOException;

/** What ends the program, and keeps it running after all where work has come meanwhile. */
interface Power {

  void off() throws IOException;

  void on() throws IOException;
}

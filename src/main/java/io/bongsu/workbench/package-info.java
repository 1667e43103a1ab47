/** For people who edit: check, preview, draw and reload. The pipeline never imports it. */
@NullMarked
package io.bongsu.workbench;

import org.jspecify.annotations.NullMarked;

/**
 * The fault matrix: real processes of the packaged program, really killed, on a real queue and a
 * strict SENS; it counts what was lost and what came twice.
 */
package io.bongsu.fault;

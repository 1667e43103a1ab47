package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A part of a step with steps of its own, such as one {@code when} of a {@code choice}.
 *
 * @param kind the key under which it stands
 * @param head what carries its id and expression
 */
record Branch(String kind, JsonNode head, List<Step> steps) {}

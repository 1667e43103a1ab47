/** Naver Cloud SENS: signing, requests, and what its answers mean. */
@NullMarked
package io.bongsu.sens;

import org.jspecify.annotations.NullMarked;

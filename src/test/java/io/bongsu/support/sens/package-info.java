/** A fake Naver Cloud SENS for tests, strict where the real one is and disturbed on demand. */
package io.bongsu.support.sens;

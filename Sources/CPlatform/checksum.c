#include "CPlatform.h"

#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <nmmintrin.h>

__attribute__((target("sse4.2")))
static uint32_t crc32c(const unsigned char *bytes, size_t count) {
  uint64_t sum = UINT32_MAX;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    sum = _mm_crc32_u64(sum, word);
  }
  uint32_t rest = (uint32_t)sum;
  for (; count > 0; bytes++, count--) rest = _mm_crc32_u8(rest, *bytes);
  return ~rest;
}

int cplatform_crc32c(const void *bytes, size_t count, uint32_t *sum) {
  // Not yet asked, no, yes; threads that ask at once find the same.
  static volatile int known = -1;
  if (known < 0) {
    unsigned a, b, c = 0, d;
    known = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_2) != 0;
  }
  if (!known) return 0;
  *sum = crc32c(bytes, count);
  return 1;
}

#elif defined(__ARM_FEATURE_CRC32)

#include <arm_acle.h>

int cplatform_crc32c(const void *bytes, size_t count, uint32_t *sum) {
  const unsigned char *next = bytes;
  uint32_t value = UINT32_MAX;
  for (; count >= 8; next += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    value = __crc32cd(value, word);
  }
  for (; count > 0; next++, count--) value = __crc32cb(value, *next);
  *sum = ~value;
  return 1;
}

#else

int cplatform_crc32c(const void *bytes, size_t count, uint32_t *sum) {
  (void)bytes;
  (void)count;
  (void)sum;
  return 0;
}

#endif

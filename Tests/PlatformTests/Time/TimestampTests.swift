import Platform
import Testing

@Suite struct TimestampTests {
  @Test(
    "moments are written and read as RFC 3339",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (1_795_231_039_042, "2026-11-21T03:17:19.042Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func roundTrip(_ milliseconds: Int64, _ text: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == text)
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(
    "what is no moment is refused",
    arguments: [
      "", "2026-11-21", "2026-13-21T03:17:19.042Z", "2026-11-21T25:17:19.042Z",
      "2026-11-21 03:17:19.042Z", "x026-11-21T03:17:19.042Z",
    ])
  func refused(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("the compact form sorts by time")
  func compact() {
    #expect(Timestamp(milliseconds: 1_795_231_039_042).compact == "20261121-031719")
  }
}

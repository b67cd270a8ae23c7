import Engine
import Platform
import Testing

@Suite struct RunIDTests {
  @Test("names sort by time, whatever is random in them")
  func order() throws {
    let moments: [Int64] = [
      1_795_000_000_000, 1_795_000_000_001, 1_795_000_000_031, 1_795_000_000_032,
      1_795_000_000_999, 1_795_000_001_000,
    ]
    let ids = moments.enumerated().map { index, moment in
      RunID(time: Timestamp(milliseconds: moment), random: index.isMultiple(of: 2) ? .max : .min)
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(RunID(id.text) == id) }
  }
}

import Platform
import Synchronization
import Testing

@Suite("Work over all cores")
struct ParallelTests {
  @Test("results stand in the items' order, whoever is done first", arguments: [0, 1, 2, 7, 1000])
  func order(count: Int) {
    let items = Array(0..<count)
    let results = Parallel.map(items) { item -> Int in
      // Earlier items take longer, so that they end out of order.
      var sum = 0
      for step in 0..<(count - item) * 10 { sum &+= step }
      return sum >= 0 ? item * 2 : -1
    }
    #expect(results == items.map { $0 * 2 })
  }

  @Test("each item is worked on exactly once")
  func once() {
    let counts = Mutex<[Int: Int]>([:])
    _ = Parallel.map(Array(0..<500)) { item in counts.withLock { $0[item, default: 0] += 1 } }
    #expect(counts.withLock { $0.count } == 500)
    #expect(counts.withLock { $0.values.allSatisfy { $0 == 1 } })
  }

  @Test("progress only rises, up to the number of items")
  func progress() {
    var told: [Int] = []
    _ = Parallel.map(Array(0..<100), progress: { told.append($0) }) { $0 }
    #expect(told == told.sorted())
    #expect(told.allSatisfy { (1...100).contains($0) })
  }

  @Test("other threads have a stack for deep recursion too")
  func stack() {
    // Some 3 MB: more than the half megabyte that some systems give a thread.
    @Sendable func depth(_ left: Int) -> Int { left == 0 ? 0 : 1 + depth(left - 1) }
    let results = Parallel.map(Array(repeating: 20_000, count: 16)) { depth($0) }
    #expect(results == Array(repeating: 20_000, count: 16))
  }
}

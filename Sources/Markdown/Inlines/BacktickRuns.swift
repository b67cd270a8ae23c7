/// Finds the closing backticks of code spans in linear time.
///
/// Once the text was searched to its end, the last place of each length of run is known, and a run
/// of a length that does not come again is text without another search.
struct BacktickRuns {
  /// The offset of the last run seen of each length.
  private var last: [Int] = []
  private var isComplete = false

  /// Forgets everything, for another text.
  mutating func reset() {
    if !last.isEmpty { last.removeAll(keepingCapacity: true) }
    isComplete = false
  }

  /// The offset after the next run of a length from an offset on, or nil.
  mutating func closing(
    _ length: Int, _ text: UnsafePointer<UInt8>, from start: Int, before end: Int
  ) -> Int? {
    if isComplete, length >= last.count || last[length] < start { return nil }
    var index = start
    while true {
      while index < end, text[index] != UInt8(ascii: "`") { index += 1 }
      guard index < end else { break }
      let run = index
      while index < end, text[index] == UInt8(ascii: "`") { index += 1 }
      let count = index - run
      if count == length { return index }
      // Once all runs are known, an earlier one would hide a later one.
      if isComplete { continue }
      // Runs of all lengths up to this one fit into the text together only if their sum does, so
      // the array stays smaller than the text.
      while last.count <= count { last.append(-1) }
      last[count] = run
    }
    isComplete = true
    return nil
  }
}

/// Which ends of raw HTML are known not to come any more, so that nobody searches for them again.
struct UnfoundEnds {
  var comment = false
  var instruction = false
  var declaration = false
  var cdata = false
}

/// The last domain that was refused, so that a start inside it is refused without reading it again.
struct FailedDomain {
  var end = -1
  /// Its last underscore, which is what it was refused for.
  var underscore = -1
}

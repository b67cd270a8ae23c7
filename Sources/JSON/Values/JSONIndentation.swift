/// How a document's lines are indented and ended.
package struct JSONIndentation: Hashable, Sendable {
  /// What a level is indented by.
  package var unit: String
  /// What every line but the first begins with.
  package var margin: String
  /// What ends a line.
  package var lineEnding: String

  /// Makes an indentation.
  package init(unit: String = "  ", margin: String = "", lineEnding: String = "\n") {
    self.unit = unit
    self.margin = margin
    self.lineEnding = lineEnding
  }

  /// Finds out how a text is indented.
  ///
  /// The first line with a token that is indented further than the first such line tells the unit. A
  /// text on one line gets two spaces.
  package init(of bytes: [UInt8]) {
    self.init()
    var margin: ArraySlice<UInt8>?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A } ?? bytes.count
      if end < bytes.count, end > start, bytes[end - 1] == 0x0D { lineEnding = "\r\n" }
      let text =
        bytes[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? end
      if text < end {
        let indent = bytes[start..<text]
        if let first = margin {
          if indent.count > first.count {
            unit = String(decoding: indent.dropFirst(first.count), as: UTF8.self)
            return
          }
        } else {
          margin = indent
          self.margin = String(decoding: indent, as: UTF8.self)
        }
      }
      start = end + 1
    }
  }
}

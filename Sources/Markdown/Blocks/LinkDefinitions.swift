/// The link reference definitions of a document (specification, section 4.7).
struct LinkDefinitions {
  /// One definition as it stands in a text, in that text's offsets.
  struct Found {
    var label: Range<Int>
    var destination: Range<Int>
    var title: Range<Int>?
    /// After the title, or the destination where there is none.
    var end: Int
    /// After its line.
    var next: Int
  }

  private var indices: [[UInt8]: UInt32] = [:]

  var isEmpty: Bool { indices.isEmpty }

  /// Adds a definition; the first of a label counts.
  mutating func add(_ label: [UInt8], link: UInt32) {
    if indices[label] == nil { indices[label] = link }
  }

  /// The index of the link that a label stands for.
  func link(for label: [UInt8]) -> UInt32? { indices[label] }

  /// A label as it is compared: trimmed, white space collapsed, case folded; empty for none.
  ///
  /// Lower case and then upper case folds as the specification asks: "ß" and "ẞ" are "SS".
  static func normalized(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var label: [UInt8] = []
    label.reserveCapacity(range.count)
    var isASCII = true
    var needsSpace = false
    for index in range {
      let byte = text[index]
      if byte.isSpace {
        needsSpace = !label.isEmpty
        continue
      }
      if needsSpace { label.append(0x20) }
      needsSpace = false
      if byte >= 0x80 { isASCII = false }
      label.append(byte &- 0x61 < 26 ? byte & 0xDF : byte)
    }
    if isASCII { return label }
    return Array(String(decoding: label, as: UTF8.self).lowercased().uppercased().utf8)
  }

  /// Reads the definition that begins at an offset, which holds `[`.
  static func read(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Found? {
    guard let labelEnd = LinkScanner.label(text, at: start, before: end),
      labelEnd < end, text[labelEnd] == UInt8(ascii: ":")
    else { return nil }
    let label = start + 1..<labelEnd - 1
    guard label.contains(where: { !text[$0].isSpace }) else { return nil }
    var index = labelEnd + 1
    LinkScanner.skipSpaceAndLineEnd(text, &index, before: end)
    guard let destination = LinkScanner.destination(text, at: index, before: end),
      destination.next > index
    else { return nil }
    let plain = Found(
      label: label, destination: destination.content, title: nil, end: destination.next,
      next: lineEnd(text, destination.next, before: end) ?? -1)
    index = destination.next
    LinkScanner.skipSpaceAndLineEnd(text, &index, before: end)
    if index > destination.next, let title = LinkScanner.title(text, at: index, before: end),
      let next = lineEnd(text, title, before: end)
    {
      return Found(
        label: label, destination: destination.content, title: index + 1..<title - 1, end: title,
        next: next)
    }
    return plain.next < 0 ? nil : plain
  }

  /// The offset after the line ending that follows nothing but white space, or nil.
  private static func lineEnd(
    _ text: UnsafePointer<UInt8>, _ start: Int, before end: Int
  ) -> Int? {
    var index = start
    while index < end, text[index].isSpaceOrTab { index += 1 }
    if index >= end { return end }
    guard text[index].isLineEnd else { return nil }
    LinkScanner.skipLineEnd(text, &index, before: end)
    return index
  }
}

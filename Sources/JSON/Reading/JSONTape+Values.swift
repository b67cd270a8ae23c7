extension JSONTape {
  /// The value of a token, without positions.
  ///
  /// Recursion is safe: a tape is at most ``JSONDocument/maximumDepth`` deep.
  func value(at index: Int) -> JSONValue {
    let token = tokens[index]
    switch token.kind {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .number: return .number(string(of: token))
    case .string, .key: return .string(string(of: token))
    case .placeholder: return .string("<\(string(of: token))>")
    case .array:
      var elements: [JSONValue] = []
      elements.reserveCapacity(count(in: index, step: 0))
      var next = index + 1
      while next < Int(token.link) {
        elements.append(value(at: next))
        next = Int(tokens[next].link)
      }
      return .array(elements)
    case .object:
      var members: [JSONValue.Member] = []
      members.reserveCapacity(count(in: index, step: 1))
      var next = index + 1
      while next < Int(token.link) {
        members.append(JSONValue.Member(string(of: tokens[next]), value(at: next + 1)))
        next = Int(tokens[next + 1].link)
      }
      return .object(members)
    }
  }

  /// How many elements or members a container has: a second walk costs less than an array that grows.
  ///
  /// - Parameters:
  ///   - index: the container's token.
  ///   - step: the tokens before each value, 1 for the keys of an object.
  /// - Returns: the number of values directly inside.
  private func count(in index: Int, step: Int) -> Int {
    var count = 0
    var next = index + 1
    let end = Int(tokens[index].link)
    while next < end {
      count += 1
      next = Int(tokens[next + step].link)
    }
    return count
  }
}

import Source

/// The services that the JSON of a policy is about.
enum DocumentWords {
  /// The services of a policy's actions and of the principals of a trust policy, by the names before
  /// `:` and before `.amazonaws.com`: `s3`, `lambda`; "ecs-tasks" is of "ecs" as well.
  ///
  /// - Parameter document: the JSON.
  /// - Returns: their names, in lower case.
  /// - Complexity: O(bytes).
  static func services(in document: String) -> Set<String> {
    var services: Set<String> = []
    for text in document.utf8.split(separator: UInt8(ascii: "\"")) {
      let name = text.prefix { $0.isASCIILower || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      let rest = text[name.endIndex...]
      guard !name.isEmpty, let mark = rest.first else { continue }
      let next = rest.dropFirst().first
      let isAction =
        mark == UInt8(ascii: ":")
        && (next == UInt8(ascii: "*") || next?.isASCIIUpper == true)
      guard isAction || rest.elementsEqual(".amazonaws.com".utf8) else { continue }
      for part in [name] + name.split(separator: UInt8(ascii: "-")) {
        services.insert(String(decoding: part, as: UTF8.self))
      }
    }
    return services
  }
}

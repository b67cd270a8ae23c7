import Synchronization

/// The six fields of an ARN: `arn:partition:service:region:account:resource`.
///
/// Colons inside `${…}` and `<…>` separate nothing.
struct ARNFields {
  /// How many fields there are, at most six.
  let count: Int
  let partition: Substring
  let service: Substring
  let region: Substring
  let account: Substring
  /// The rest, colons and slashes included; nil where the ARN has fewer fields.
  let resource: Substring?

  init(_ text: String) {
    var fields: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    var depth = 0
    while index < text.endIndex, fields.count < 5 {
      let character = text.utf8[index]
      let next = text.utf8.index(after: index)
      switch character {
      case UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ">"): depth = max(depth - 1, 0)
      case UInt8(ascii: ":") where depth == 0:
        fields.append(text[start..<index])
        start = next
      default: break
      }
      index = next
    }
    count = fields.count + 1
    resource = fields.count == 5 ? text[start...] : nil
    fields.append(text[start...])
    func field(_ index: Int) -> Substring { index < fields.count ? fields[index] : "" }
    partition = field(1)
    service = field(2)
    region = field(3)
    account = field(4)
  }

  /// Whether a text reads like a region: `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`.
  static func isRegion(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last, let first = parts.first else { return false }
    return last.utf8.count <= 2 && !last.isEmpty && last.utf8.allSatisfy { $0 &- 0x30 < 10 }
      && (2...4).contains(first.utf8.count)
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      }
  }
}

/// The forms that a service's ARNs have.
enum ARNFormats {
  /// One form: what stands after the account.
  struct Form: Sendable {
    /// As the service writes it.
    let text: String
    /// The same, to be compared with.
    let pattern: WildcardPattern
    /// Whether its ARNs have a region.
    let hasRegion: Bool
    /// Whether its ARNs have an account.
    let hasAccount: Bool
  }

  /// The resource parts of all formats whose ARN names a service; none for a service without any.
  ///
  /// Made once a service: a service has up to a hundred forms, and a document many ARNs.
  static func ofService(_ name: String) -> [Form] {
    kept.withLock { kept in
      if let forms = kept[name] { return forms }
      let forms = read(name)
      // What is no service is not kept: a document could name any number of them.
      if !forms.isEmpty { kept[name] = forms }
      return forms
    }
  }

  private static let kept = Mutex<[String: [Form]]>([:])

  private static func read(_ name: String) -> [Form] {
    // ARNs of a few services are listed under the prefix of another.
    let owners = [name] + (borrowed[name] ?? [])
    return owners.compactMap { ActionCatalogue.service($0) }.flatMap(\.resources)
      .map { ARNFields($0.fullFormat) }
      .filter { $0.service == name || $0.service.contains("$") }
      .compactMap { fields in
        fields.resource.map { resource in
          Form(
            text: String(resource), pattern: WildcardPattern(resource),
            hasRegion: !fields.region.isEmpty, hasAccount: !fields.account.isEmpty)
        }
      }
  }

  private static let borrowed: [String: [String]] = [
    "s3-object-lambda": ["s3"], "cloudwatch": ["cloudwatch"],
    "elasticloadbalancing": ["elasticloadbalancing"],
    "execute-api": ["execute-api"], "apigateway": ["apigateway"], "models": ["lex"],
    "catalog": ["servicecatalog"],
    "rds": ["rds", "rds-db", "neptune"], "redshift": ["redshift"],
  ]
}

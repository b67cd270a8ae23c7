import Platform

/// A bucket and a prefix: `s3://bucket/prefix`.
package struct S3Location: Hashable, Sendable {
  /// The bucket's name.
  package let bucket: String
  /// What stands before every key, without slashes at its ends; empty for the bucket itself.
  package let prefix: String

  private static let beginning = "s3://"

  /// Whether a text means such a place rather than a folder, also where it is written wrongly: a run
  /// in a folder called "s3:" would be shared with nobody.
  package static func isMeant(by text: String) -> Bool {
    text.prefix(3).lowercased() == beginning.prefix(3)
  }

  /// Reads a place.
  ///
  /// Names are as "Bucket naming rules" of the S3 User Guide has them; prefixes are of the characters
  /// that "Object key naming guidelines" calls safe, since they name a folder on this machine too.
  /// - Throws: Why it can be none.
  package init(_ text: String) throws(SharedStateError) {
    func refuse(_ reason: String) -> SharedStateError {
      SharedStateError(
        operation: "use", place: "\"\(text)\"", reason: reason,
        advice: "it is written s3://bucket/prefix")
    }
    guard text.hasPrefix(S3Location.beginning) else { throw refuse("it is no place in S3") }
    var parts = text.dropFirst(5).split(separator: "/", omittingEmptySubsequences: false)
    while parts.count > 1, parts.last == "" { parts.removeLast() }
    let name = parts.removeFirst()
    let isName =
      (3...63).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x2d || $0 == 0x2e
      } && !name.contains("..") && name.first != "." && name.last != "."
      && name.first != "-"
    guard isName else { throw refuse("\"\(name)\" is no name of a bucket") }
    let safe = Set("!-_.*'()".utf8)
    for part in parts {
      guard part != "", part != ".", part != ".." else {
        throw refuse("its prefix has an empty part, \".\" or \"..\"")
      }
      let isSafe = part.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || safe.contains($0)
      }
      guard isSafe else {
        throw refuse("its prefix has characters other than letters, digits and !-_.*'()")
      }
    }
    bucket = String(name)
    prefix = parts.joined(separator: "/")
  }

  /// As it is written: `s3://bucket/prefix`.
  package var text: String { "s3://" + path }

  /// The folder of a state folder that keeps what this machine needs of it: `s3/bucket/prefix`.
  package var localFolder: String { FilePath.join("s3", path) }

  private var path: String { prefix.isEmpty ? bucket : FilePath.join(bucket, prefix) }
}

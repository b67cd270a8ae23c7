import Compiler

/// Replaces the values of credentials in JSON that passes by, in pieces: `"SecretAccessKey": "…"`.
///
/// It works on what a command prints before anything is known of it, so that a secret that the
/// command itself makes does not reach the log. It holds nothing back, and keeps at most one member's
/// name.
struct CredentialFilter {
  private enum Place {
    case outside
    /// Inside a string that may be a member's name.
    case name(escaped: Bool)
    /// Behind a string: a colon makes it a name.
    case behind
    /// Behind a credential's name and its colon.
    case before
    /// Inside a credential's value, which is left out.
    case value(escaped: Bool)
  }

  private let more: Set<String>
  private var place = Place.outside
  private var name: [UInt8] = []

  /// Makes a filter.
  ///
  /// - Parameter more: Names of members beside those that are credentials everywhere.
  init(more: Set<String>) { self.more = more }

  /// What may be passed on of a piece.
  mutating func take(_ piece: ArraySlice<UInt8>) -> [UInt8] {
    var passed: [UInt8] = []
    passed.reserveCapacity(piece.count)
    for byte in piece {
      let quote = byte == UInt8(ascii: "\"")
      switch place {
      case .outside:
        if quote { open() }
      case .name(let escaped):
        if escaped {
          place = .name(escaped: false)
        } else if byte == UInt8(ascii: "\\") {
          place = .name(escaped: true)
        } else if quote {
          place = .behind
        }
        if !quote, name.count < 128 { name.append(byte) }
      case .behind:
        if byte == UInt8(ascii: ":") {
          place = isCredential ? .before : .outside
        } else if quote {
          open()
        } else if !isSpace(byte) {
          place = .outside
        }
      case .before:
        if quote {
          passed += Array("\"\(Masker.mask)".utf8)
          place = .value(escaped: false)
          continue
        }
        if !isSpace(byte) { place = .outside }
      case .value(let escaped):
        if quote, !escaped {
          place = .outside
          break
        }
        place = .value(escaped: !escaped && byte == UInt8(ascii: "\\"))
        continue
      }
      passed.append(byte)
    }
    return passed
  }

  private mutating func open() {
    name.removeAll(keepingCapacity: true)
    place = .name(escaped: false)
  }

  private var isCredential: Bool {
    let text = String(decoding: name, as: UTF8.self)
    return more.contains(text) || GivesTable.isCredential(member: text)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}

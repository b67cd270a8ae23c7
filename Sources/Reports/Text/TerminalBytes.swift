/// What a program printed, made fit for a terminal, in pieces as they come.
///
/// Colours (ECMA-48, 8.3.117: `ESC [ … m`), tabs and line ends pass. Every other control character is
/// shown as a sign, and what follows it as text: a program could fill the clipboard, change the
/// window's title, or move the cursor and write over what was shown. A sequence that a piece ends in is
/// held back until the next one.
package struct TerminalBytes: Sendable {
  private static let escape = UInt8(0x1B)
  /// Longer sequences of colours are none: one with all three colours in 24 bits has 36 bytes.
  private static let longestSequence = 64

  /// The beginning of a sequence or of a character.
  private var held: [UInt8] = []
  private var isColored = false

  /// Makes it for the beginning of an output.
  package init() {}

  /// Takes a piece.
  ///
  /// - Parameter bytes: The next bytes.
  /// - Returns: What is shown of them, and of what was held back.
  package mutating func take(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    for byte in bytes { take(byte, &shown) }
    return shown
  }

  /// Ends the output: shows what is held back, and ends its colours.
  package mutating func finish() -> [UInt8] {
    var shown: [UInt8] = []
    let rest = held
    held = []
    if rest.first == Self.escape {
      refuse(rest, &shown)
    } else if !rest.isEmpty {
      shown += Array("\u{FFFD}".utf8)
    }
    if isColored { shown += Array("\u{1B}[0m".utf8) }
    isColored = false
    return shown
  }

  private mutating func take(_ byte: UInt8, _ shown: inout [UInt8]) {
    if held.isEmpty {
      begin(byte, &shown)
    } else if held[0] == Self.escape {
      sequence(byte, &shown)
    } else {
      character(byte, &shown)
    }
  }

  private mutating func begin(_ byte: UInt8, _ shown: inout [UInt8]) {
    switch byte {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D: shown.append(byte)
    case Self.escape, 0xC2...0xF4: held = [byte]
    case 0x80...: shown += Array("\u{FFFD}".utf8)
    default: sign(Unicode.Scalar(byte), &shown)
    }
  }

  /// Goes on with what an escape began.
  private mutating func sequence(_ byte: UInt8, _ shown: inout [UInt8]) {
    held.append(byte)
    if held.count == 2, byte == UInt8(ascii: "[") { return }
    if held.count > 2 {
      switch byte {
      case UInt8(ascii: "m"):
        shown += held
        // "ESC [ m" and "ESC [ 0 m" end all colours.
        isColored = !held.dropFirst(2).dropLast().allSatisfy { $0 == UInt8(ascii: "0") }
        held = []
        return
      case UInt8(ascii: "0")...UInt8(ascii: ";") where held.count < Self.longestSequence: return
      default: break
      }
    }
    let refused = held
    held = []
    refuse(refused, &shown)
  }

  /// Shows an escape as a sign, and what followed it for itself.
  private mutating func refuse(_ sequence: [UInt8], _ shown: inout [UInt8]) {
    sign("\u{1B}", &shown)
    for byte in sequence.dropFirst() { take(byte, &shown) }
  }

  /// Goes on with a character of several bytes (UTF-8).
  private mutating func character(_ byte: UInt8, _ shown: inout [UInt8]) {
    guard byte & 0xC0 == 0x80 else {
      held = []
      shown += Array("\u{FFFD}".utf8)
      return take(byte, &shown)
    }
    held.append(byte)
    let length = held[0] < 0xE0 ? 2 : held[0] < 0xF0 ? 3 : 4
    if held.count < length { return }
    sign(String(validating: held, as: UTF8.self)?.unicodeScalars.first ?? "\u{FFFD}", &shown)
    held = []
  }

  private func sign(_ scalar: Unicode.Scalar, _ shown: inout [UInt8]) {
    shown += Array(String(ShownText.sign(for: scalar)).utf8)
  }
}

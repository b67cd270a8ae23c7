/// Replaces secret values in what is shown and logged, also where one is split over pieces, escaped, or
/// in base64: see ``SecretForms``.
struct Masker {
  /// What stands in a secret's place.
  static let mask = "***"

  /// Finds secrets as they stand in plain text.
  fileprivate private(set) var plain = PatternAutomaton()
  /// Finds them encoded, in lines.
  fileprivate private(set) var encoded = PatternAutomaton()

  /// Which bytes may begin one, or an escaped character that does.
  fileprivate private(set) var begins = [Bool](repeating: false, count: 256)

  /// Makes one without secrets.
  init() {}

  fileprivate var isEmpty: Bool { plain.isEmpty }

  /// Adds secrets; one of fewer than ``SecretForms/shortest`` bytes is left alone.
  mutating func add(_ secrets: [String]) {
    let parts = secrets.filter { $0.utf8.count >= SecretForms.shortest }
      .flatMap(SecretForms.parts)
    if parts.isEmpty { return }
    plain.add(parts.flatMap(SecretForms.plain))
    encoded.add(parts.flatMap(SecretForms.encoded))
    for byte in UInt8.min...UInt8.max {
      begins[Int(byte)] =
        plain.begins(byte) || encoded.begins(byte) || EncodedReader.escapes.contains(byte)
    }
  }

  /// A text with secrets masked.
  func masked(_ text: String) -> String {
    if isEmpty { return text }
    var stream = MaskingStream(self)
    return String(decoding: stream.take(Array(text.utf8)[...]) + stream.finish(), as: UTF8.self)
  }
}

/// Masks a stream that comes in pieces, in linear time.
///
/// Held back are only the bytes that may begin a secret, at most the longest form of one with its line
/// breaks; of a secret that was found nothing is held. Where secrets overlap, all of them is masked.
struct MaskingStream {
  private let masker: Masker
  /// How many bytes were read.
  private var position = 0
  /// The bytes from ``base`` on, which are not passed on yet.
  private var held: [UInt8] = []
  private var base = 0
  private var state = PatternAutomaton.start
  private var encoded: EncodedReader
  /// Where secrets stand from ``base`` on, in order and apart; the first may have begun before.
  private var found: [Range<Int>] = []

  /// Makes a stream at its beginning.
  init(_ masker: Masker) {
    self.masker = masker
    encoded = EncodedReader(masker.encoded)
  }

  /// What can be passed on after another piece; what may begin a secret is held back.
  mutating func take(_ piece: ArraySlice<UInt8>) -> [UInt8] {
    if masker.isEmpty { return Array(piece) }
    held += piece
    for byte in piece { read(byte) }
    return pass(until: min(position - masker.plain.depth(state), encoded.horizon(position)))
  }

  /// What was held back, at the end.
  mutating func finish() -> [UInt8] { pass(until: position) }

  private mutating func read(_ byte: UInt8) {
    let end = position + 1
    defer { position = end }
    // Most bytes begin nothing.
    if state == PatternAutomaton.start, encoded.isIdle, !masker.begins[Int(byte)] { return }
    state = masker.plain.next(state, byte)
    let length = masker.plain.match(state)
    if length > 0 { mark(end - length..<end) }
    if let start = encoded.take(byte, at: position) { mark(start..<end) }
  }

  private mutating func mark(_ place: Range<Int>) {
    var place = place
    while let last = found.last, last.upperBound > place.lowerBound {
      place = min(last.lowerBound, place.lowerBound)..<place.upperBound
      found.removeLast()
    }
    found.append(place)
  }

  /// Passes on what stands before a place from which on a secret may begin.
  private mutating func pass(until horizon: Int) -> [UInt8] {
    var passed: [UInt8] = []
    passed.reserveCapacity(horizon - min(base, horizon))
    var next = base
    var kept: [Range<Int>] = []
    for place in found {
      let end = min(place.lowerBound, horizon)
      if end > next {
        passed += held[next - base..<end - base]
        next = end
      }
      if place.upperBound <= horizon {
        passed += Array(Masker.mask.utf8)
        next = place.upperBound
      } else {
        // Another may yet overlap it; its bytes are not needed for that.
        kept.append(place)
        if place.lowerBound < horizon { next = place.upperBound }
      }
    }
    if horizon > next {
      passed += held[next - base..<horizon - base]
      next = horizon
    }
    found = kept
    held.removeFirst(next - base)
    base = next
    return passed
  }
}

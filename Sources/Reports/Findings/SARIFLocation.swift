import JSON
import Source

/// Places in files as SARIF's artifact locations (section 3.4) and regions (section 3.30).
enum SARIFLocation {
  /// What relative paths are meant from: the root of the repository, to GitHub and to viewers.
  static let base = "%SRCROOT%"

  /// A file, by the path that it goes by.
  static func artifact(_ file: SourceFile) -> JSONValue {
    // The name of a file in the working folder begins with "./" where it is "-".
    if file.name == "-" { return .object([.init("uri", .string("stdin:"))]) }
    let uri = uri(file.name)
    if uri.hasPrefix("file:") { return .object([.init("uri", .string(uri))]) }
    return .object([.init("uri", .string(uri)), .init("uriBaseId", .string(base))])
  }

  /// A range of a file, by lines and columns only.
  ///
  /// With an offset in bytes beside them it would be a binary region too (section 3.30.3), and a
  /// replacement would have to be given in Base64 (section 3.57.4); viewers open such a file in hex.
  static func region(_ range: Range<Int>, in file: SourceFile) -> JSONValue {
    let start = file.characterPlace(of: range.lowerBound)
    let end = file.characterPlace(of: range.upperBound)
    return .object([
      .init("startLine", .integer(start.line)),
      .init("startColumn", .integer(start.column)),
      .init("endLine", .integer(end.line)),
      .init("endColumn", .integer(end.column)),
    ])
  }

  /// A folder as the URI that relative ones are resolved against (section 3.14.14).
  static func folder(_ path: String) -> String {
    let uri = uri(path)
    return uri.utf8.last == UInt8(ascii: "/") ? uri : uri + "/"
  }

  /// A path as a URI reference (RFC 3986): what may not stand in a path is percent-encoded, and a
  /// colon too, which in a first segment would read as a scheme.
  ///
  /// What changes nothing (`.` and empty segments) is left out, and from an absolute path `..` with
  /// the folder before it.
  private static func uri(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var segments: [Substring.UTF8View] = []
    for segment in path.utf8.split(separator: UInt8(ascii: "/")) {
      if segment.elementsEqual(".".utf8) { continue }
      if isAbsolute, segment.elementsEqual("..".utf8) {
        _ = segments.popLast()
      } else {
        segments.append(segment)
      }
    }
    let encoded = segments.map(encoded).joined(separator: "/")
    return isAbsolute ? "file:///" + encoded : encoded.isEmpty ? "." : encoded
  }

  private static func encoded(_ segment: Substring.UTF8View) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in segment {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}

import Foundation
import Markdown

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What this program does when it measures itself as a whole process.
///
/// Reading and writing go straight to the system, as in the shipped program.
enum ChildTask {
  /// Carries out `markdown-parse FILE`, `markdown-html FILE`, `corpus FILE` or `nothing`.
  static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "markdown-parse":
      let document = MarkdownDocument.parse(try contents(arguments[1]))
      precondition(document.root.range.count == document.bytes.count)
    case "markdown-html":
      let document = MarkdownDocument.parse(try contents(arguments[1]))
      HTMLRenderer(unsafe: true).render(document) { piece in
        var rest = UnsafeRawBufferPointer(piece)
        while !rest.isEmpty {
          let count = write(1, rest.baseAddress, rest.count)
          guard count > 0 else { return }
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
      }
    case "corpus": try Corpus.write(to: URL(fileURLWithPath: arguments[1]))
    default: break
    }
  }

  /// A file that cannot be read.
  struct Failure: Error {
    let path: String
    let errno: Int32
  }

  private static func contents(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Failure(path: path, errno: errno) }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    lseek(file, 0, SEEK_SET)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let taken = read(file, buffer.baseAddress.map { $0 + count }, size - count)
        guard taken > 0 else { break }
        count += taken
      }
    }
  }
}

/// Paths as text, with `/` between their parts.
package enum FilePath {
  /// A path below a folder; an absolute one stays as it is.
  package static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that a path stands in: "." for a bare name, "/" for the root.
  package static func folder(of path: String) -> String {
    let path = withoutTrailingSlash(path)
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : withoutTrailingSlash(String(path[..<slash]))
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    let path = withoutTrailingSlash(path)
    guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

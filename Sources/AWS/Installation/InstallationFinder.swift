import Platform
import Source

/// Follows an `aws` on the search path to the folders that hold its service models.
struct InstallationFinder {
  private let folders: [String]
  private let environment: [String: String]
  private let workingFolder: String?
  private let files = LocalFileSystem()

  init(searchPath: String, environment: [String: String], folder: String?) {
    folders = searchPath.split(separator: ":").map(String.init)
    self.environment = environment
    workingFolder = folder
  }

  /// The installation of the first `aws` that has one.
  mutating func find() -> AWSInstallation? {
    for folder in folders {
      guard let program = Command.locate("aws", searchPath: folder) else { continue }
      if let found = installation(of: program, isShimAllowed: true) { return found }
    }
    return nil
  }

  private func installation(of program: String, isShimAllowed: Bool) -> AWSInstallation? {
    guard let target = try? files.resolve(program) else { return nil }
    let home = FilePath.folder(of: target)
    let bundled = FilePath.join(home, "awscli/botocore/data")
    if isFolder(bundled) {
      return AWSInstallation(
        executable: program, dataFolders: customerFolders + [bundled],
        version: version(ofBundle: home), isVersion2: true)
    }
    guard let script = try? files.read(target, limit: 1 << 20),
      script.starts(with: Array("#!".utf8))
    else { return nil }
    let text = String(decoding: script, as: UTF8.self)
    if isShimAllowed, text.contains("pyenv") {
      return pyenvProgram(shim: text).flatMap { real in
        var found = installation(of: real, isShimAllowed: false)
        found?.executable = program
        return found
      }
    }
    // A user's or a `--target` installation stands beside the script, anything else where the
    // interpreter's own packages are.
    var prefixes = [FilePath.folder(of: home)]
    if let interpreter = interpreter(of: text) {
      let prefix = FilePath.folder(of: FilePath.folder(of: interpreter))
      if !prefixes.contains(prefix) { prefixes.append(prefix) }
    }
    for packages in prefixes.flatMap(packageFolders(below:)) {
      if let found = installation(inPackages: packages, executable: program) { return found }
    }
    return nil
  }

  private func installation(inPackages folder: String, executable: String) -> AWSInstallation? {
    let cli = FilePath.join(folder, "awscli")
    for (data, isVersion2) in [
      (FilePath.join(cli, "botocore/data"), true), (FilePath.join(folder, "botocore/data"), false),
    ] where isFolder(cli) && isFolder(data) {
      return AWSInstallation(
        executable: executable, dataFolders: customerFolders + [data],
        version: version(ofPackage: cli), isVersion2: isVersion2)
    }
    return nil
  }

  /// The interpreter that a script's first line names: `#!/prefix/bin/python3.11`,
  /// `#!/usr/bin/env python3`, or pip's form for long paths, `#!/bin/sh` and then
  /// `'''exec' "/long path/python" "$0" "$@"`.
  private func interpreter(of script: String) -> String? {
    let lines = script.utf8.split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false
    ).map(Substring.init)
    guard let first = lines.first else { return nil }
    let words = first.dropFirst(2).split(separator: " ")
    guard let program = words.first.map(String.init) else { return nil }
    if FilePath.name(of: program) == "env" {
      guard let name = words.dropFirst().first(where: { !$0.hasPrefix("-") }) else { return nil }
      return folders.lazy.compactMap { Command.locate(String(name), searchPath: $0) }.first
    }
    if FilePath.name(of: program) == "sh", lines.count > 1, lines[1].hasPrefix("'''exec' ") {
      let rest = lines[1].dropFirst("'''exec' ".count)
      let path =
        rest.hasPrefix("\"")
        ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != " " }
      return String(path)
    }
    return program
  }

  /// The folders of Python packages below a prefix, the newest Python first.
  private func packageFolders(below prefix: String) -> [String] {
    var found: [String] = []
    for library in ["lib", "lib64", "local/lib"].map({ FilePath.join(prefix, $0) }) {
      let pythons = ((try? files.list(library)) ?? []).filter { $0.hasPrefix("python3") }
      for python in pythons.sorted(by: { Self.version($0) > Self.version($1) }) {
        found += ["site-packages", "dist-packages"].map {
          FilePath.join(FilePath.join(library, python), $0)
        }
      }
    }
    return found + [prefix]
  }

  // MARK: pyenv

  /// What the shim would start: the program of the first selected version that has it.
  private func pyenvProgram(shim: String) -> String? {
    let marker = "PYENV_ROOT=\""
    let root =
      lines(of: shim).first { $0.contains(marker) }.map { line in
        String(line.split(separator: "\"", omittingEmptySubsequences: false)[1])
      } ?? environment["PYENV_ROOT"] ?? environment["HOME"].map { FilePath.join($0, ".pyenv") }
    guard let root else { return nil }
    for version in pyenvVersions(root: root) {
      if version == "system" {
        let shims = FilePath.join(root, "shims")
        for folder in folders where folder != shims {
          if let program = Command.locate("aws", searchPath: folder) { return program }
        }
      }
      let bin = FilePath.join(root, "versions/\(version)/bin")
      if let program = Command.locate("aws", searchPath: bin) { return program }
    }
    return nil
  }

  /// The selected versions: `PYENV_VERSION`, else the nearest `.python-version`, else the global one.
  private func pyenvVersions(root: String) -> [String] {
    var text = environment["PYENV_VERSION"] ?? ""
    if text.isEmpty, var folder = workingFolder {
      while text.isEmpty {
        text = contents(FilePath.join(folder, ".python-version"))
        let parent = FilePath.folder(of: folder)
        if parent == folder || parent == "." { break }
        folder = parent
      }
    }
    if text.isEmpty { text = contents(FilePath.join(root, "version")) }
    let names = text.split { $0 == ":" || $0.isWhitespace }.map(String.init)
    let installed = (try? files.list(FilePath.join(root, "versions"))) ?? []
    return (names.isEmpty ? ["system"] : names).flatMap { name -> [String] in
      if name == "system" || installed.contains(name) { return [name] }
      return installed.filter { $0.hasPrefix(name + ".") }
        .sorted { Self.version($0) > Self.version($1) }
    }
  }

  // MARK: Versions

  /// `__version__ = '1.45.11'` in the package's `__init__.py`.
  private func version(ofPackage folder: String) -> String? {
    let text = contents(FilePath.join(folder, "__init__.py"))
    guard let line = lines(of: text).first(where: { $0.hasPrefix("__version__") }) else {
      return nil
    }
    let parts = line.split(omittingEmptySubsequences: false) { $0 == "'" || $0 == "\"" }
    return parts.count > 1 ? String(parts[1]) : nil
  }

  /// The version of a bundle from its place: `/usr/local/aws-cli/v2/2.15.0/dist`.
  private func version(ofBundle folder: String) -> String? {
    let name = FilePath.name(of: FilePath.folder(of: folder))
    return name.hasPrefix("2.") ? name : nil
  }

  /// The numbers of a version, for comparing.
  private static func version(_ name: String) -> VersionNumbers {
    VersionNumbers(
      numbers: name.split { !$0.isASCII || !$0.isNumber }.map { Int($0) ?? 0 })
  }

  private struct VersionNumbers: Comparable {
    var numbers: [Int]
    static func < (left: Self, right: Self) -> Bool {
      left.numbers.lexicographicallyPrecedes(right.numbers)
    }
  }

  // MARK: Files

  /// Models that the user added, which come first: `AWS_DATA_PATH`, then `~/.aws/models` (the
  /// search order of botocore's `loaders.py`).
  private var customerFolders: [String] {
    var folders = (environment["AWS_DATA_PATH"] ?? "").split(separator: ":").map(String.init)
    if let home = environment["HOME"] { folders.append(FilePath.join(home, ".aws/models")) }
    return folders.filter(isFolder)
  }

  private func isFolder(_ path: String) -> Bool {
    (try? files.status(path))?.kind == .folder
  }

  private func lines(of text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init)
  }

  private func contents(_ path: String) -> String {
    String(decoding: (try? files.read(path, limit: 1 << 16)) ?? [], as: UTF8.self)
  }
}

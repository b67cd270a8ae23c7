import AWS
import Platform
import Testing

@Suite("AWSInstallation")
struct AWSInstallationTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func locate(_ names: String..., environment: [String: String] = [:]) -> AWSInstallation? {
    AWSInstallation.locate(
      searchPath: names.map(folder.at).joined(separator: ":"), environment: environment)
  }

  private func writePackages(_ packages: String, version: String = "1.45.11") throws {
    try folder.write("__version__ = '\(version)'\n", to: "\(packages)/awscli/__init__.py")
    try folder.write("{}", to: "\(packages)/botocore/data/endpoints.json")
  }

  @Test("version 1 is where its script's interpreter has its packages")
  func prefix() throws {
    try writePackages("python/lib/python3.11/site-packages")
    try folder.writeProgram(
      "#!\(folder.at("python"))/bin/python3.11 -I\nimport sys\n", to: "bin/aws")
    let found = try #require(locate("empty", "bin"))
    #expect(found.executable == folder.at("bin/aws"))
    #expect(
      found.dataFolders == [folder.at("python/lib/python3.11/site-packages/botocore/data")])
    #expect(found.version == "1.45.11")
    #expect(!found.isVersion2)
  }

  @Test("the newest of several Pythons counts, by number")
  func newestPython() throws {
    try writePackages("lib/python3.9/site-packages", version: "1.0")
    try writePackages("lib/python3.12/site-packages", version: "1.1")
    try folder.writeProgram("#!\(folder.at("bin/python"))\n", to: "bin/aws")
    #expect(locate("bin")?.version == "1.1")
  }

  @Test("pip's form for long paths and env name the interpreter too")
  func otherInterpreters() throws {
    try writePackages("far/lib/python3.11/site-packages")
    try folder.writeProgram(
      "#!/bin/sh\n'''exec' \"\(folder.at("far/bin/python"))\" \"$0\" \"$@\"\n' '''\n",
      to: "long/bin/aws")
    #expect(locate("long/bin")?.version == "1.45.11")
    try folder.writeProgram("#!/bin/sh\n", to: "far/bin/python3")
    try folder.writeProgram("#!/usr/bin/env python3\n", to: "env/bin/aws")
    #expect(locate("env/bin", "far/bin")?.version == "1.45.11")
  }

  @Test("packages beside the script count before the interpreter's: --user and --target")
  func besideTheScript() throws {
    try writePackages("target", version: "1.2.3")
    try writePackages("system/lib/python3.11/site-packages", version: "1.0.0")
    try folder.writeProgram("#!\(folder.at("system/bin/python3"))\n", to: "target/bin/aws")
    let found = try #require(locate("target/bin"))
    #expect(found.version == "1.2.3")
    #expect(found.dataFolders == [folder.at("target/botocore/data")])
  }

  @Test("a Homebrew-like link leads to a prefix, and version 2 there has a botocore of its own")
  func homebrew() throws {
    let packages = "Cellar/awscli/2.15.0/libexec/lib/python3.12/site-packages"
    try folder.write("__version__ = '2.15.0'\n", to: "\(packages)/awscli/__init__.py")
    try folder.write("{}", to: "\(packages)/awscli/botocore/data/endpoints.json")
    try folder.writeProgram(
      "#!\(folder.at("Cellar/awscli/2.15.0/libexec/bin/python"))\n",
      to: "Cellar/awscli/2.15.0/libexec/bin/aws")
    try folder.link("bin/aws", to: "../Cellar/awscli/2.15.0/libexec/bin/aws")
    let found = try #require(locate("bin"))
    #expect(found.executable == folder.at("bin/aws"))
    #expect(found.version == "2.15.0")
    #expect(found.isVersion2)
    #expect(found.dataFolders.count == 1)
  }

  @Test("the bundle of version 2 is found through its links, and its version in its path")
  func bundle() throws {
    try folder.writeProgram("\u{7F}ELF", to: "aws-cli/v2/2.17.3/dist/aws")
    try folder.write(
      "{}", to: "aws-cli/v2/2.17.3/dist/awscli/botocore/data/endpoints.json")
    try folder.link("aws-cli/v2/2.17.3/bin/aws", to: "../dist/aws")
    try folder.link("aws-cli/v2/current", to: "2.17.3")
    try folder.link("bin/aws", to: folder.at("aws-cli/v2/current/bin/aws"))
    let found = try #require(locate("bin"))
    #expect(found.version == "2.17.3")
    #expect(found.isVersion2)
    #expect(
      found.dataFolders.first?.hasSuffix("aws-cli/v2/2.17.3/dist/awscli/botocore/data") == true)
  }

  private func writePyenv() throws {
    for version in ["3.10.1", "3.11.9", "3.11.10"] {
      try writePackages("pyenv/versions/\(version)/lib/python3.11/site-packages", version: version)
      try folder.writeProgram(
        "#!\(folder.at("pyenv/versions/\(version)/bin/python"))\n",
        to: "pyenv/versions/\(version)/bin/aws")
    }
    try folder.write("3.10.1\n", to: "pyenv/version")
    try folder.writeProgram(
      """
      #!/usr/bin/env bash
      export PYENV_ROOT="\(folder.at("pyenv"))"
      exec "\(folder.at("pyenv"))/libexec/pyenv" exec "$program" "$@"
      """, to: "pyenv/shims/aws")
  }

  @Test(
    "a pyenv shim stands for the selected version",
    arguments: [
      ([String: String](), "3.10.1"), (["PYENV_VERSION": "3.11.9"], "3.11.9"),
      (["PYENV_VERSION": "3.11"], "3.11.10"), (["PYENV_VERSION": "2.7:3.11.9"], "3.11.9"),
    ])
  func pyenv(environment: [String: String], version: String) throws {
    try writePyenv()
    let found = try #require(locate("pyenv/shims", environment: environment))
    #expect(found.version == version)
    #expect(found.executable == folder.at("pyenv/shims/aws"))
  }

  @Test("pyenv's system version is the next aws on the path, and a folder can select one")
  func pyenvSelection() throws {
    try writePyenv()
    try writePackages("python/lib/python3.12/site-packages", version: "1.9")
    try folder.writeProgram("#!\(folder.at("python/bin/python"))\n", to: "bin/aws")
    #expect(
      locate("pyenv/shims", "bin", environment: ["PYENV_VERSION": "system"])?.version == "1.9")
    try folder.write("3.11.9\n", to: "project/.python-version")
    try folder.write("", to: "project/deep/er/x")
    let found = AWSInstallation.locate(
      searchPath: folder.at("pyenv/shims"), folder: folder.at("project/deep/er"))
    #expect(found?.version == "3.11.9")
  }

  @Test("an aws that leads nowhere is passed over, and none at all is nil")
  func nothing() throws {
    #expect(locate("empty") == nil)
    try folder.writeProgram("#!/bin/sh\necho hello\n", to: "odd/aws")
    try folder.writeProgram("#!\n", to: "bare/aws")
    try folder.writeProgram("", to: "blank/aws")
    #expect(locate("odd", "bare", "blank") == nil)
    try writePackages("python/lib/python3.12/site-packages")
    try folder.writeProgram("#!\(folder.at("python/bin/python"))\n", to: "bin/aws")
    #expect(locate("odd", "bin")?.version == "1.45.11")
  }

  @Test("models that the user added come first")
  func customerModels() throws {
    try writePackages("python/lib/python3.12/site-packages")
    try folder.writeProgram("#!\(folder.at("python/bin/python"))\n", to: "bin/aws")
    try folder.write("", to: "home/.aws/models/x")
    try folder.write("", to: "extra/x")
    let found = locate(
      "bin", environment: ["HOME": folder.at("home"), "AWS_DATA_PATH": folder.at("extra")])
    #expect(found?.dataFolders.count == 3)
    #expect(
      found?.dataFolders.prefix(2) == [folder.at("extra"), folder.at("home/.aws/models")])
  }
}

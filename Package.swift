// swift-tools-version: 6.2
import PackageDescription

/// One setting for all targets: what the compiler can check, it checks.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Otherwise a generic type is looked up by its mangled name where it is first used, and whether its
  // parameters conform is asked of all 2,600 conformances: a tenth of a `runbook plan`.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release)),
]

/// A library target; `Sources/README.md` says what may import what.
func library(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of a target stand in a folder of the same name and import what it imports.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "runbook",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "runbook", targets: ["runbook"])],
  targets: [
    .target(name: "CPlatform"),
    library("Platform", ["CPlatform"]),
    library("Source", []),
    library("JSON", ["Source"]),
    library("Markdown", ["Source"]),
    library("IAM", ["Source", "JSON"]),
    library("AWS", ["Platform", "Source", "JSON"]),
    library("Compiler", ["Platform", "Source", "JSON", "Markdown", "IAM", "AWS"]),
    library("Engine", ["Platform", "Source", "JSON", "AWS", "Compiler"]),
    library(
      "Sandbox", ["Platform", "JSON", "AWS", "Compiler", "Engine"],
      resources: ["server", "studio", "checks", "prepare"].map {
        .embedInCode("Server/sandbox_\($0).py")
      }),
    library("Reports", ["Platform", "Source", "JSON", "Markdown", "Compiler", "Engine"]),
    library(
      "CLI",
      [
        "Platform", "Source", "JSON", "Markdown", "IAM", "AWS", "Compiler", "Engine", "Sandbox",
        "Reports",
      ]),
    .executableTarget(
      name: "runbook", dependencies: ["CLI"], swiftSettings: settings,
      linkerSettings: [
        // Finding and relocating the toolchain's shared libraries took 1.8 of the 6.4 ms of a start.
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ]),
    .target(name: "MarkdownInputs", path: "Tests/MarkdownInputs", swiftSettings: settings),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Platform", "Source", "JSON", "Markdown", "IAM", "AWS", "Compiler", "Engine", "Sandbox",
        "MarkdownInputs",
      ],
      path: "Tests/Benchmarks", swiftSettings: settings),
    tests(of: "Platform"),
    tests(of: "Source"),
    tests(of: "JSON", ["Source"]),
    tests(of: "Markdown", ["Source", "MarkdownInputs"]),
    tests(of: "IAM", ["Source", "JSON"]),
    tests(of: "AWS", ["Platform", "Source", "JSON"]),
    tests(of: "Compiler", ["Platform", "Source", "JSON", "Markdown", "IAM", "AWS"]),
    tests(of: "Engine", ["Platform", "Source", "JSON", "Markdown", "AWS", "Compiler"]),
    tests(of: "Sandbox", ["Platform", "JSON", "AWS", "Compiler", "Engine"]),
    tests(of: "Reports", ["Platform", "Source", "JSON", "Markdown", "Compiler", "Engine"]),
    tests(
      of: "CLI",
      [
        "Platform", "Source", "JSON", "Markdown", "IAM", "AWS", "Compiler", "Engine", "Sandbox",
        "Reports", "runbook",
      ]),
  ]
)

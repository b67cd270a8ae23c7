// `swift run -c release benchmarks [group …]`: measures, and prints what it measured.
//
// One file a group; add yours to this list. A group prints a table; a number that depends on the
// machine means something only beside the others of the same run.

let groups: [BenchmarkGroup] = [
  CommandBenchmarks.group,
  JSONBenchmarks.group,
  MarkdownBenchmarks.group,
  PathologicalBenchmarks.group,
  PolicyBenchmarks.group,
  RunBenchmarks.group,
  ValidateBenchmarks.group,
]

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "child" {
  try ChildTask.run(Array(arguments.dropFirst()))
} else {
  for group in groups where arguments.isEmpty || arguments.contains(group.name) {
    print("## \(group.name)\n")
    try group.run()
    print("")
  }
}

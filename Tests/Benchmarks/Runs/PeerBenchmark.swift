import Foundation
import Platform

/// What a step costs in other tools that remember which steps are done, or that operators use.
///
/// DBOS keeps its steps in SQLite here, which needs no server. Fewer steps than of the others, since
/// each takes many times as long.
enum PeerBenchmark {
  private static let packages = ["dbos==3.4.0", "ansible-core==2.19.14"]
  private static let steps = 200
  private static let tasks = 40

  /// Measures, as far as the tools can be had.
  ///
  /// - Parameter folder: Where files may be written.
  /// - Returns: The milliseconds that a step takes, by what it is a step of.
  /// - Throws: Where a tool fails.
  static func run(in folder: String) throws -> [(name: String, milliseconds: Double)] {
    guard
      let environment = PythonEnvironment.find(
        "runs", packages: packages, modules: ["dbos", "ansible"])
    else { return [] }
    return [
      ("dbos step, in SQLite", try step(environment, folder)),
      ("ansible-playbook task", try task(environment, folder)),
    ]
  }

  private static func step(_ environment: PythonEnvironment, _ folder: String) throws -> Double {
    let answer = FilePath.join(folder, "dbos")
    _ = try ChildProcess(
      path: environment.program("python"),
      arguments: ["-c", script, "\(steps)", FilePath.join(folder, "dbos.sqlite"), answer]
    ).run()
    let seconds = Double(try String(contentsOfFile: answer, encoding: .utf8)) ?? .nan
    return seconds * 1000 / Double(steps)
  }

  /// The steps as such: neither Python's start nor that of DBOS is in the figure.
  private static let script = """
    import subprocess, sys, time
    from dbos import DBOS
    count = int(sys.argv[1])
    DBOS(config={"name": "steps", "system_database_url": "sqlite:///" + sys.argv[2],
                 "log_level": "ERROR"})

    @DBOS.step()
    def step():
        subprocess.run(["/bin/true"], check=True)

    @DBOS.workflow()
    def steps(count):
        for _ in range(count):
            step()

    DBOS.launch()
    steps(10)
    start = time.perf_counter()
    steps(count)
    open(sys.argv[3], "w").write(str(time.perf_counter() - start))
    DBOS.destroy()
    """

  /// What a further task adds to a playbook of one.
  private static func task(_ environment: PythonEnvironment, _ folder: String) throws -> Double {
    func seconds(_ count: Int) throws -> Double {
      let book = FilePath.join(folder, "book-\(count).yml")
      let tasks = (0..<count).map { _ in "    - ansible.builtin.command: /bin/true\n" }.joined()
      let text =
        "- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n" + tasks
      try LocalFileSystem().write(Array(text.utf8), to: book)
      // What it would find by itself may be a Python that cannot run.
      let interpreter = "ansible_python_interpreter=\(environment.program("python"))"
      return try ChildProcess(
        path: environment.program("ansible-playbook"),
        arguments: ["-i", "localhost,", "-e", interpreter, book]
      ).run().seconds
    }
    let one = try seconds(1)
    return (try seconds(tasks + 1) - one) * 1000 / Double(tasks)
  }
}

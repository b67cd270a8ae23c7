import Testing

@testable import Compiler

@Suite("Variables that a script sets")
struct ScriptVariableTests {
  @Test(
    arguments: [
      ("A=1", ["A"]), ("A=1 B=2", ["A", "B"]), ("export A=1 B", ["A", "B"]), ("A=1 make", []),
      ("A=$(date)\nB=\"x y\"; C+=z", ["A", "B", "C"]), ("if true; then A=1; fi", ["A"]),
      ("for x in a b; do Y=$x; done", ["x", "Y"]), ("echo A=1", []), ("read -r a b", ["a", "b"]),
      ("A=(1 2)\nB=1", ["B"]), ("mapfile -t L < f", []), ("declare -a L\ndeclare M=1", ["M"]),
      ("cd x && D=1", ["D"]), ("[ \"$A\" = b ]", []), ("A=1\nA=2", ["A"]), ("1A=x", []), ("", []),
    ] as [(String, [String])])
  func names(script: String, names: [String]) {
    #expect(ScriptVariables(script).texts == names)
  }

  @Test("a value that is written out is known")
  func values() {
    let found = ScriptVariables("A=x\nB='y z'\nC=$A\nD=<d>").assignments
    #expect(found.map(\.value) == ["x", nil, nil, nil])
    #expect(ScriptVariables("export R=\"eu-west-1\"").assignments.map(\.value) == ["eu-west-1"])
  }
}

import FoundationEssentials
import Markdown
import Source
import Testing

@testable import Compiler

/// The project's own runbooks, whose prose says in other words what the user's documents say.
@Suite("The prose of the project's own runbooks")
struct OwnRunbooksTests {
  private static func plan(_ name: String) throws -> Plan {
    var folder = #filePath
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      if let data = FileManager.default.contents(atPath: "\(folder)/runbooks/\(name).md") {
        return Compiled.plan(String(decoding: data, as: UTF8.self))
      }
    }
    throw Missing(name: name)
  }

  private struct Missing: Error {
    var name: String
  }

  private static func prose(_ plan: Plan) -> [String] {
    plan.actions.filter { $0.action.origin == .prose && $0.action.effect != .read }.map {
      _, action in
      guard case .arguments(let words)? = action.invocation else { return "manual" }
      return words[2].description
    }
  }

  @Test("the key, its policy, the role, the notebook and the domain")
  func enableSageMaker() throws {
    let plan = try Self.plan("enable-sagemaker")
    let ordinary = plan.steps.filter { !$0.isOptional }.flatMap(\.actions)
      .filter { $0.origin == .prose && $0.effect != .read }
      .map { action -> String in
        guard case .arguments(let words)? = action.invocation else { return "manual" }
        return words[2].description
      }
    #expect(
      ordinary == [
        "create-key", "create-alias", "create-policy", "attach-group-policy", "attach-group-policy",
        "attach-group-policy", "create-role", "attach-role-policy", "create-policy",
        "attach-role-policy", "create-notebook-instance", "create-domain", "create-user-profile",
        "manual",
      ])
    let left = plan.steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(left == ["the latest Amazon Linux image", "disable SageMaker Canvas permissions"])
  }

  @Test(
    "access for the groups of the introduction, and a key for people that the text does not name")
  func grantAccess() throws {
    let plan = try Self.plan("grant-sagemaker-access")
    #expect(
      Self.prose(plan)
        == Array(repeating: "attach-group-policy", count: 3) + ["create-policy"]
        + Array(repeating: "attach-group-policy", count: 3) + ["create-key", "create-policy"]
        + Array(repeating: "attach-group-policy", count: 3))
    #expect(plan.inputs.filter(\.isList).map(\.name) == ["key-administrators", "key-users"])
    #expect(plan.steps.flatMap(\.notCarriedOut).isEmpty)
  }

  @Test("tags for listed resources, and a policy for each team")
  func teamTags() throws {
    let plan = try Self.plan("sagemaker-team-tags")
    #expect(
      Self.prose(plan) == [
        "add-tags", "add-tags", "create-policy", "attach-group-policy", "create-policy",
        "attach-group-policy",
      ])
  }

  @Test("reference prose holds nothing to do")
  func reference() throws {
    #expect(try Self.plan("sagemaker-and-iam").actions.isEmpty)
  }
}

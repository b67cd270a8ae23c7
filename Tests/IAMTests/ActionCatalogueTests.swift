import Testing

@testable import IAM

@Suite("The catalogue of actions")
struct ActionCatalogueTests {
  @Test("every service of the index is read, its lists in order and not empty")
  func everything() throws {
    let services = ActionCatalogue.services
    #expect(services.count > 400)
    var actions = 0
    for prefix in services {
      let service = try #require(ActionCatalogue.service(prefix))
      #expect(!service.actions.isEmpty)
      #expect(service.actions.allSatisfy { service.action($0.name)?.name == $0.name }, "\(prefix)")
      actions += service.actions.count
    }
    #expect(actions > 20_000)
  }

  @Test("the actions of each service stand in the order in which they are searched for by halves")
  func order() throws {
    for prefix in ActionCatalogue.services {
      let names = try #require(ActionCatalogue.service(prefix)).actionNames.map { $0.lowercased() }
      #expect(zip(names, names.dropFirst()).allSatisfy { $0 < $1 }, "\(prefix)")
    }
  }

  @Test(
    "an action is found in any case, and nothing beside it",
    arguments: [
      ("GETOBJECT", "GetObject"), ("getobjectacl", "GetObjectAcl"), ("GetObjec", nil),
      ("GetObjects", nil), ("", nil), ("AAAA", nil), ("zzzz", nil), ("Get\tObject", nil),
      ("gétobject", nil),
    ])
  func lookUp(name: String, expected: String?) throws {
    let service = try #require(ActionCatalogue.service("S3"))
    #expect(service.action(name)?.name == expected)
  }

  @Test("a key is listed where an action or a resource type lists it")
  func listed() throws {
    let service = try #require(ActionCatalogue.service("sagemaker"))
    #expect(service.lists("sagemaker:instancetypes"))
    #expect(!service.lists("sagemaker:nothing"))
    #expect(ActionCatalogue.service("iam")?.lists("iam:passedtoservice") == true)
  }

  @Test("the first and the last service are whole")
  func ends() {
    #expect(
      ActionCatalogue.service("a2c")?.actions.map(\.name).contains("StartContainerizationJob")
        == true)
    #expect(ActionCatalogue.service("XRAY")?.action("puttracesegments")?.name == "PutTraceSegments")
  }

  @Test("an action has its level, resource types and condition keys")
  func action() throws {
    let action = try #require(ActionCatalogue.action("iam:PassRole"))
    #expect(action.level == .write || action.level == .permissions)
    #expect(action.resources.map(\.format) == ["iam::${Account}:role/${RoleNameWithPath}"])
    #expect(ActionCatalogue.service("iam")?.knows("iam:passedtoservice", action) == true)
    #expect(ActionCatalogue.action("iam:Nothing") == nil)
    #expect(ActionCatalogue.action("nothing:GetRole") == nil)
    #expect(ActionCatalogue.action("GetRole") == nil)
  }

  @Test("keys have types, also those with a tag's name in them")
  func keys() throws {
    let service = try #require(ActionCatalogue.service("sagemaker"))
    #expect(service.key("sagemaker:VpcSubnets")?.type == .strings)
    #expect(service.key("sagemaker:volumekmskeyarn")?.type == .arn)
    #expect(service.key("sagemaker:ResourceTag/Project")?.type == .string)
    #expect(service.key("sagemaker:Nothing") == nil)
  }

  @Test("the date is one of ISO 8601")
  func date() {
    #expect(ActionCatalogue.date.split(separator: "-").map(\.count) == [4, 2, 2])
  }
}

@Suite("Texts with wildcards")
struct WildcardPatternTests {
  @Test(
    "a pattern matches texts",
    arguments: [
      ("s3:*", "s3:GetObject", true), ("S3:get?bject", "s3:GetObject", true), ("*", "", true),
      ("a*b*c", "aXbYbZc", true), ("a*b", "aXc", false), ("?", "", false), ("a", "ab", false),
      ("<x>/b", "anything/b", true), ("${aws:username}", "x", true),
    ])
  func matches(pattern: String, text: String, expected: Bool) {
    #expect(WildcardPattern(pattern).matches(text) == expected)
  }

  @Test(
    "two patterns intersect when a text matches both",
    arguments: [
      ("a*", "*b", true), ("a*c", "ab*", true), ("a*", "b*", false), ("*", "", true),
      ("a?c", "a*", true), ("a?", "a", false), ("arn:*:s3:::*", "arn:aws:s3:::x/*", true),
      ("", "", true), ("", "a", false), ("*a*", "*b*", true), ("domain/*", "app/*", false),
    ])
  func intersects(left: String, right: String, expected: Bool) {
    #expect(WildcardPattern(left).intersects(WildcardPattern(right)) == expected)
    #expect(WildcardPattern(right).intersects(WildcardPattern(left)) == expected)
  }
}

@Suite("Near names")
struct NearestTests {
  @Test("the nearest names come first, far ones not at all")
  func near() {
    let names = ["CreateFlowDefinition", "CreateHumanTaskUi", "DeleteFlowDefinition"]
    #expect(nearest(to: "CreateFlowDefiniton", among: names) == ["CreateFlowDefinition"])
    #expect(nearest(to: "createhumantaskui", among: names) == ["CreateHumanTaskUi"])
    #expect(nearest(to: "Xyz", among: names).isEmpty)
    #expect(nearest(to: "", among: names).isEmpty)
  }
}

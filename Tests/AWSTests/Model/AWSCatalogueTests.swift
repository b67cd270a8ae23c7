import AWS
import Platform
import Testing

@Suite("AWSCatalogue")
struct AWSCatalogueTests {
  private let folder: TestFolder
  private let catalogue: AWSCatalogue

  init() throws {
    folder = try TestFolder()
    catalogue = try DemoService.catalogue(in: folder)
  }

  private func operation(_ command: String) throws -> AWSOperation {
    try #require(catalogue.service("demo")?.operation(command))
  }

  @Test("lists the services that have models, and reads the newest version of one")
  func service() throws {
    #expect(catalogue.serviceCommands == ["demo"])
    #expect(catalogue.commands.contains("s3"))
    let service = try #require(catalogue.service("demo"))
    #expect(service.fullName == "Demonstration \"Service\" é")
    #expect(
      service.operations.map(\.command) == [
        "create-thing", "delete-vpc-endpoint-arns", "describe-thing", "get-thing-file",
        "list-things",
      ])
    #expect(catalogue.service("nothing") == nil)
    #expect(catalogue.service("../data/demo") == nil)
    #expect(catalogue.service("") == nil)
  }

  @Test("a compressed model is the same as a plain one", .enabled(if: hasGzip))
  func compressed() throws {
    let other = try TestFolder()
    try DemoService.write(to: "data", in: other, compressed: true)
    let compressed = AWSCatalogue(
      installation: AWSInstallation(executable: "aws", dataFolders: [other.at("data")]),
      cacheFolder: nil)
    let service = try #require(compressed.service("demo"))
    #expect(service.operationCommands == catalogue.service("demo")?.operationCommands)
    #expect(service.operation("create-thing")?.options.count == 17)
    #expect(compressed.services(with: "list-things") == ["demo"])
  }

  private static let hasGzip =
    Command.locate("gzip", searchPath: ProcessEnvironment.variables["PATH"] ?? "") != nil

  @Test("options carry what the model says of them")
  func options() throws {
    let create = try operation("create-thing")
    #expect(create.name == "CreateThing")
    #expect(create.errors == ["ConflictException", "LimitException"])
    #expect(create.options.filter(\.isRequired).map(\.name) == ["--name", "--kind"])
    let name = try #require(create.option("--name"))
    #expect(name.member == "Name")
    #expect(name.type == .string)
    #expect(name.pattern == "[a-z](-*[a-z0-9])*")
    #expect(name.minimum == 2)
    #expect(name.maximum == 12)
    #expect(name.arity == .one)
    let kind = try #require(create.option("--kind"))
    #expect(kind.values == ["small", "medium", "large"])
    #expect(create.option("--tags")?.arity == .many)
    #expect(create.option("--dry-run")?.negative == "--no-dry-run")
    #expect(create.option("--no-dry-run")?.name == "--dry-run")
    #expect(create.option("--attribute")?.arity == .optional)
    #expect(create.option("--no-attribute")?.name == "--attribute")
    #expect(create.option("--password")?.isSensitive == true)
    #expect(create.option("--ratio")?.minimum == 0)
    #expect(create.option("--ratio")?.maximum == 2)
    #expect(create.option("--settings")?.shape?.member("Size")?.shape.maximum == 50)
    #expect(create.option("--anything")?.shape?.isDocument == true)
    #expect(create.option("--cli-input-json") != nil)
    #expect(create.option("--cli-input-yaml") == nil)
    #expect(create.option("--max-items") == nil)
  }

  @Test("an operation whose input is nothing has only what the CLI adds")
  func noInput() throws {
    let delete = try operation("delete-vpc-endpoint-arns")
    #expect(delete.isDeprecated)
    #expect(delete.options.map(\.name) == ["--cli-input-json", "--generate-cli-skeleton"])
    #expect(delete.output.isEmpty)
  }

  @Test("paged operations say their result keys and take the CLI's paging options")
  func paging() throws {
    let list = try operation("list-things")
    #expect(list.isPaged)
    #expect(list.resultKeys == ["Things"])
    #expect(list.inputTokens == ["NextToken"])
    #expect(list.limitKey == "MaxResults")
    #expect(
      list.options.map(\.name) == [
        "--next-token", "--max-results", "--source-region", "--starting-token", "--page-size",
        "--max-items", "--cli-input-json", "--generate-cli-skeleton",
      ])
    #expect(try operation("create-thing").resultKeys.isEmpty)
  }

  @Test("output that is a file goes to a positional argument")
  func outputFile() throws {
    let get = try operation("get-thing-file")
    #expect(get.outputIsFile)
    #expect(get.options.map(\.name) == ["--name", "outfile"])
    #expect(get.options.last?.isPositional == true)
  }

  @Test("version 2 takes YAML too, and input for operations that write a file")
  func version2() throws {
    let other = try TestFolder()
    let catalogue = try DemoService.catalogue(in: other, isVersion2: true)
    let service = try #require(catalogue.service("demo"))
    #expect(service.operation("create-thing")?.option("--cli-input-yaml") != nil)
    #expect(service.operation("get-thing-file")?.option("--cli-input-json") != nil)
    try other.write(
      DemoService.service.replacing("CreateThing\"", with: "CreateExpressGatewayService\""),
      to: "data/ecs/2020-01-01/service-2.json")
    let added = catalogue.service("ecs")?.operation("create-express-gateway-service")?
      .option("--monitor-resources")
    #expect(added?.arity == .optional)
    #expect(catalogue.service("ecs")?.customCommands.contains("deploy") == true)
  }

  @Test("output members are listed by path, a shape not inside itself")
  func output() throws {
    let list = try operation("list-things").output
    #expect(
      list.map(\.path) == [
        "Things", "Things[].ThingName", "Things[].Parent", "Things[].Parts", "Things[].Names",
        "Things[].Names[]", "Things[].Labels", "Things[].Settings",
        "Things[].Settings.ExecutionRole", "Things[].Settings.Size", "Things[].Settings.Groups",
        "Things[].Settings.Groups[]", "Things[].Settings.Fast", "Things[].Settings.Mode",
        "Things[].Secret", "NextToken",
      ])
    #expect(list.filter(\.isSensitive).map(\.path) == ["Things[].Secret"])
    let created = try operation("create-thing").output
    #expect(created.filter(\.isSensitive).map(\.path) == ["Credentials", "Credentials.Key"])
  }

  @Test(
    "one output member is found by its path, as deep as it goes",
    arguments: [
      ("Things[].ThingName", AWSOption.ValueType.string, false),
      ("Things[0].Parent.Parent.Parts[2].Secret", .string, true), ("Things", .list, false),
      ("Things[].Labels.anything", .string, false), ("Things[].Settings.Fast", .boolean, false),
    ])
  func outputMember(path: String, type: AWSOption.ValueType, isSensitive: Bool) throws {
    let member = try #require(try operation("list-things").outputMember(at: path))
    #expect(member.type == type)
    #expect(member.isSensitive == isSensitive)
  }

  @Test(
    "a path that the output does not have is nothing",
    arguments: ["Nothing", "Things.ThingName", "Things[].Nothing", "NextToken[]", "", "Things[0"])
  func noOutputMember(path: String) throws {
    #expect(try operation("list-things").outputMember(at: path) == nil)
  }

  @Test("waiters say what they poll and when they end")
  func waiters() throws {
    let service = try #require(catalogue.service("demo"))
    let waiter = try #require(service.waiter("thing-ready"))
    #expect(service.waiters == [waiter])
    #expect(waiter.operation == "DescribeThing")
    #expect(waiter.delay == 5)
    #expect(waiter.maxAttempts == 40)
    #expect(waiter.acceptors.map(\.matcher) == [.path, .error, .status])
    #expect(waiter.acceptors.map(\.state) == [.success, .retry, .failure])
    #expect(waiter.acceptors.map(\.expected) == ["READY", "NotFoundException", "404"])
    #expect(waiter.acceptors.map(\.path) == ["Status", nil, nil])
    #expect(service.waiter("thing-gone") == nil)
    #expect(service.operation(calling: "DescribeThing")?.command == "describe-thing")
  }

  @Test("operations are found in all services by their command")
  func operationNames() throws {
    let text = DemoService.service.replacing("CreateThing", with: "CreateOther")
    try folder.write(text, to: "data/codedeploy/2020-01-01/service-2.json")
    let catalogue = AWSCatalogue(
      installation: AWSInstallation(executable: "aws", dataFolders: [folder.at("data")]),
      cacheFolder: folder.at("cache"))
    #expect(catalogue.serviceCommands == ["demo", "deploy"])
    for _ in 0..<2 {
      #expect(catalogue.services(with: "list-things") == ["demo", "deploy"])
      #expect(catalogue.services(with: "create-other") == ["deploy"])
      #expect(catalogue.services(with: "create-nothing") == [])
      #expect(
        catalogue.operationCommands(beginningWith: "create-") == ["create-other", "create-thing"])
      #expect(catalogue.operations(named: "create-thing").map(\.service) == ["demo"])
    }
  }

  @Test(
    "a damaged model is no service, and damage beside it costs only what stands there",
    arguments: ["", "{", "[]", "{\"operations\":", "null", "{\"shapes\":{\"A\":3}}"])
  func damaged(text: String) throws {
    try folder.write(text, to: "data/broken/2020-01-01/service-2.json")
    try folder.write(text + "!", to: "data/demo/2020-01-01/paginators-1.json")
    let catalogue = AWSCatalogue(
      installation: AWSInstallation(executable: "aws", dataFolders: [folder.at("data")]),
      cacheFolder: nil)
    #expect(catalogue.service("broken") == nil)
    #expect(catalogue.service("demo")?.operation("list-things")?.isPaged == false)
    #expect(catalogue.services(with: "list-things") == ["demo"])
  }

  @Test("a folder of the user's models comes before the CLI's own")
  func precedence() throws {
    let text = DemoService.service.replacing("Demonstration", with: "Own")
    try folder.write(text, to: "own/demo/2018-01-01/service-2.json")
    let catalogue = AWSCatalogue(
      installation: AWSInstallation(
        executable: "aws", dataFolders: [folder.at("own"), folder.at("data")]),
      cacheFolder: nil)
    #expect(catalogue.service("demo")?.fullName.hasPrefix("Own") == true)
  }
}

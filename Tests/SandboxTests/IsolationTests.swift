import Platform
import Testing

@testable import Sandbox

@Suite("Isolation", .enabled(if: Machine.installation != nil, Machine.reason))
struct IsolationTests {
  @Test("hostile variables, profiles and options reach neither aws nor the server")
  func hostile() throws {
    let folder = try TemporaryFolder()
    defer {
      _ = try? Sandbox.stop(in: folder.path)
      folder.remove()
    }
    // Whatever got through would lead to a port where nothing listens, or to a profile with keys.
    let away = "http://127.0.0.1:9"
    let configuration = """
      [default]
      region = eu-west-1
      endpoint_url = \(away)
      ignore_configured_endpoint_urls = true
      services = away
      [profile prod]
      endpoint_url = \(away)
      [services away]
      iam =
        endpoint_url = \(away)

      """
    try folder.write(configuration, to: "home/.aws/config")
    try folder.write(
      "[default]\naws_access_key_id = HOSTILE\naws_secret_access_key = HOSTILE\n",
      to: "home/.aws/credentials")
    var environment = ProcessEnvironment.variables
    for (name, value) in [
      "AWS_ENDPOINT_URL": away, "AWS_ENDPOINT_URL_IAM": away, "AWS_ENDPOINT_URL_STS": away,
      "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_PROFILE": "prod",
      "AWS_DEFAULT_PROFILE": "prod", "AWS_CONFIG_FILE": folder.file("home/.aws/config"),
      "AWS_SHARED_CREDENTIALS_FILE": folder.file("home/.aws/credentials"),
      "AWS_ACCESS_KEY_ID": "HOSTILE", "AWS_SECRET_ACCESS_KEY": "HOSTILE",
      "AWS_SESSION_TOKEN": "HOSTILE", "AWS_REGION": "eu-west-1", "AWS_CA_BUNDLE": "/nowhere",
      "AWS_WEB_IDENTITY_TOKEN_FILE": "/nowhere", "AWS_ROLE_ARN": "arn:aws:iam::1:role/r",
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": away, "AWS_USE_FIPS_ENDPOINT": "true",
      "HTTPS_PROXY": away, "HTTP_PROXY": away, "http_proxy": away, "ALL_PROXY": away,
      "REQUESTS_CA_BUNDLE": "/nowhere", "XDG_CACHE_HOME": folder.file("cache"),
    ] { environment[name] = value }

    let installation = try #require(SandboxInstallation.find(environment: environment))
    environment["HOME"] = folder.file("home")
    let sandbox = try Sandbox.start(in: folder.path, installation: installation)
    let children = sandbox.environment(region: "ap-southeast-2")
    #expect(children.values.allSatisfy { !$0.contains("HOSTILE") && !$0.contains(away) })
    #expect(
      Set(children.keys).isSubset(of: [
        "PATH", "HOME", "LANG", "TERM", "NO_PROXY", "no_proxy", "PYTHONUSERBASE", "AWS_PAGER",
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY", "AWS_EC2_METADATA_DISABLED", "AWS_ENDPOINT_URL", "AWS_REGION",
        "AWS_DEFAULT_REGION", "AWS_DEFAULT_OUTPUT", "AWS_CLI_AUTO_PROMPT", "AWS_MAX_ATTEMPTS",
        "AWS_CLI_FILE_ENCODING", "AWS_DISABLE_HOST_PREFIX_INJECTION",
      ]))

    let identity = try Command(
      [
        "aws", "--profile", "prod", "sts", "get-caller-identity", "--endpoint-url=\(away)",
        "--query", "Account", "--output", "text", "--debug",
      ], environment: children, timeout: .seconds(60)
    ).capture(limit: 1 << 24)
    #expect(identity.exit.isSuccess, "\(lastLines(of: identity.errorText))")
    #expect(identity.text == Sandbox.account + "\n")
    // What the CLI itself says of where it went, and with whose keys.
    let log = identity.errorText
    let requests = log.split(separator: "\n").filter { $0.contains("Sending http request") }
    #expect(!requests.isEmpty)
    #expect(requests.allSatisfy { $0.contains("url=http://127.0.0.1:\(sandbox.port)/") })
    #expect(!log.contains("HOSTILE") && !log.contains(away))

    let users = try Command(
      ["aws", "iam", "list-users", "--prof", "prod", "--query", "length(Users)"],
      environment: children, timeout: .seconds(60)
    ).capture()
    #expect(users.text == "0\n", "\(users.errorText)")
  }

  @Test(
    "the program of a sandbox drops what would lead out of it and keeps the rest as it is",
    arguments: [
      (["iam", "list-users"], ["iam", "list-users"]),
      (["--profile", "prod", "iam", "list-users"], ["iam", "list-users"]),
      (["iam", "list-users", "--profile=prod"], ["iam", "list-users"]),
      (
        ["iam", "list-users", "--endpoint-url", "http://x", "--debug"],
        ["iam", "list-users", "--debug"]
      ),
      (["iam", "list-users", "--endp=http://x"], ["iam", "list-users"]),
      (
        ["sagemaker", "describe-endpoint", "--endpoint-name", "e"],
        ["sagemaker", "describe-endpoint", "--endpoint-name", "e"]
      ),
      (
        ["sts", "x", "--policy", "{\"a\": [1, 2]}", "it's $HOME", "", "*"],
        ["sts", "x", "--policy", "{\"a\": [1, 2]}", "it's $HOME", "", "*"]
      ),
    ] as [([String], [String])])
  func program(given: [String], passed: [String]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n", to: "it's real/aws", mode: 0o700)
    try folder.write(
      SandboxProgram.script(starting: folder.file("it's real/aws")), to: "aws", mode: 0o700)
    let result = try Command([folder.file("aws")] + given, environment: [:]).capture()
    #expect(result.text == passed.map { "[\($0)]\n" }.joined())
    // The endpoint is an option too: version 1 of the CLI puts another over the variable's.
    let address = "http://127.0.0.1:1"
    let led = try Command([folder.file("aws")] + given, environment: ["AWS_ENDPOINT_URL": address])
      .capture()
    let words = ["--endpoint-url", address] + passed
    #expect(led.text == words.map { "[\($0)]\n" }.joined())
  }

  @Test("services whose address the CLI sets itself answer from the sandbox")
  func ownAddresses() throws {
    let folder = try TemporaryFolder()
    defer {
      _ = try? Sandbox.stop(in: folder.path)
      folder.remove()
    }
    let installation = try #require(
      SandboxInstallation.find(environment: ProcessEnvironment.variables))
    let sandbox = try Sandbox.start(in: folder.path, installation: installation)
    for words in [
      ["sqs", "list-queues"], ["rds", "describe-db-instances"],
      ["neptune", "describe-db-clusters"],
      ["emr", "list-clusters"],
    ] {
      let answer = try Command(
        ["aws"] + words, environment: sandbox.environment(), timeout: .seconds(60)
      ).capture()
      #expect(answer.exit.isSuccess, "\(answer.errorText)")
    }
  }
}

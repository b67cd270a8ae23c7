import Testing

@testable import Compiler

@Suite("Regions and accounts in prose")
struct RegionTests {
  private func commands(_ text: String) -> [String] {
    Compiled.plan(text).actions.compactMap { _, action in
      guard action.kind == .command, case .arguments(let arguments)? = action.invocation else {
        return nil
      }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
  }

  @Test(
    "a region that the text tells exactly is given to the command",
    arguments: [
      "Region eu-west-3: create an S3 bucket named `b`.",
      "In eu-west-3, create an S3 bucket named `b`.",
      "Using the Paris region, create an S3 bucket named `b`.",
      "In the Paris region (eu-west-3), create an S3 bucket named `b`.",
      "Create an S3 bucket named `b` in eu-west-3.",
      "Create an S3 bucket named `b` in the region `eu-west-3`.",
      "Create an S3 bucket named `b` in the **eu-west-3** region.",
      "Create an S3 bucket named `b` in Europe (Paris).",
      "From the eu-west-3 region, create an S3 bucket named `b`.",
    ])
  func exact(text: String) {
    #expect(commands("# W\n\n1. \(text)\n") == ["s3 mb s3://b --region eu-west-3"])
    #expect(Compiled.plan("# W\n\n1. \(text)\n").region == nil)
  }

  @Test(
    "any other place is a person's, and the reason names it",
    arguments: [
      ("In Ireland, create an S3 bucket named `b`.", "Ireland"),
      ("Create an S3 bucket named `b` in eu-west-1 and eu-west-2.", "eu-west-1 and eu-west-2"),
      ("In both regions, create an S3 bucket named `b`.", "both regions"),
      ("Create an S3 bucket named `b` in the other region.", "the other region"),
      ("Create an S3 bucket named `b` (Ohio).", "Ohio"),
      ("From account 222222222222, create an S3 bucket named `b`.", "account 222222222222"),
      ("Create an S3 bucket named `b` in account 2222-2222-2222.", "account 2222-2222-2222"),
      ("In the audit account, create an S3 bucket named `b`.", "the audit account"),
      ("Create an S3 bucket named `b` in every account.", "every account"),
    ])
  func others(text: String, place: String) throws {
    let plan = Compiled.plan("# W\n\n1. \(text)\n")
    #expect(plan.actions.map(\.action.kind) == [.manual])
    let reason = try #require(plan.actions.first?.action.reason)
    #expect(reason.contains("\"\(place)\""))
  }

  @Test(
    "a switch holds for what comes after, in the next section too",
    arguments: [
      "Switch to us-west-2.", "Choose the Oregon region in the top right corner.",
      "Switch the region to **US West (Oregon) us-west-2**.",
      "Make sure that you are in the us-west-2 region.", "Select **us-west-2**.",
      "In the region selector, choose us-west-2.", "All of this is done in us-west-2.",
      "We work in the us-west-2 region.",
    ])
  func switches(text: String) {
    let whole = """
      # W

      1. Create an S3 bucket named `a`.
      2. \(text)
      3. Create an S3 bucket named `b`.
      4. In eu-west-1, create an S3 bucket named `c`.

      ## More

      1. Create an S3 bucket named `d`. Create an IAM group named `g`.
      2. Switch to eu-west-2.
      3. Create an S3 bucket named `e`.
      """
    #expect(
      commands(whole) == [
        "s3 mb s3://a", "s3 mb s3://b --region us-west-2", "s3 mb s3://c --region eu-west-1",
        "s3 mb s3://d --region us-west-2", "iam create-group --group-name g",
        "s3 mb s3://e --region eu-west-2",
      ])
  }

  @Test(
    "the one region that a text works in is the plan's; of several, none is a command's unasked")
  func plan() {
    let fence = "\n```sh\naws s3 mb s3://f\n```\n"
    let one = Compiled.plan("# W\n\n1. Switch to us-west-2.\n\(fence)")
    #expect(one.region == "us-west-2")
    #expect(one.actions.map(\.action.kind) == [.command])
    let two = Compiled.plan("# W\n\n1. Switch to us-west-2.\n2. Switch to eu-west-1.\n\(fence)")
    #expect(two.region == nil)
    #expect(two.actions.map(\.action.kind) == [.manual])
  }

  @Test("a region that cannot be told leaves what follows to a person")
  func unclear() {
    let text = """
      # W

      1. Switch to the other region.
      2. Create an S3 bucket named `b`.
      3. Switch to eu-west-1.
      4. Create an S3 bucket named `c`.
      """
    #expect(commands(text) == ["s3 mb s3://c --region eu-west-1"])
  }

  @Test("an entry of a form names the region of that form alone")
  func forms() {
    let text = """
      # W

      1. Go to **S3 -> Create bucket**.
      2. Bucket name: `b`.
      3. AWS Region: **EU (Ireland) eu-west-1**.
      4. Choose **Create bucket**.
      5. Create an S3 bucket named `c`.
      """
    #expect(commands(text) == ["s3 mb s3://b --region eu-west-1", "s3 mb s3://c"])
  }

  @Test(
    "what only looks like a place changes nothing",
    arguments: [
      "In your AWS account, create an S3 bucket named `eu-west-1`.",
      "Create an S3 bucket named `eu-west-1` in this account.",
      "In the S3 console, create a bucket named `eu-west-1`.",
      "Create an S3 bucket named `eu-west-1` in the same region.",
    ])
  func lookAlikes(text: String) {
    #expect(commands("# W\n\n1. \(text)\n") == ["s3 mb s3://eu-west-1"])
  }
}

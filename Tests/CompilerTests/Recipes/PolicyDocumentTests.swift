import Testing

@testable import Compiler

/// Policies whose documents the text has several of, or does not mean as they stand.
@Suite("Documents of policies")
struct PolicyDocumentTests {
  private static func fence(_ action: String, resource: String = "*", indent: String = "   ")
    -> String
  {
    "\(indent)```json\n\(indent){\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
      + "\"Action\":\"\(action)\",\"Resource\":\"\(resource)\"}]}\n\(indent)```\n"
  }

  @Test("of two documents behind two steps, none is taken for the wrong one")
  func twoSteps() {
    let text =
      "# W\n\n1. Create a policy named `p1` with the JSON below.\n"
      + "2. Create a policy named `p2` with the JSON below.\n\n"
      + Self.fence("s3:GetObject", indent: "") + "\n" + Self.fence("s3:PutObject", indent: "")
    #expect(!Compiled.commands(text).contains { $0.contains("p2") && $0.contains("GetObject") })
    #expect(!Compiled.leftToPerson(text).isEmpty)
  }

  @Test(
    "a document that the text does not mean as it stands is not used",
    arguments: [
      "Create a policy `p1`:\n\n\(fence("*"))\n   In production use this one:\n\n\(fence("s3:*"))",
      "Create a policy named `p1` with the following JSON. Do **not** use this one:\n\n\(fence("*"))"
        + "\n   but this one:\n\n\(fence("s3:*"))",
      "Create a policy `p1` with this document, without the second statement:\n\n\(fence("*"))",
      "Create a policy `p1` that looks like this one, which is too broad:\n\n\(fence("*"))",
      "Create a policy `p1` with this document:\n\n\(fence("s3:*"))\n   Change the bucket to yours.",
      "Create an IAM policy named `p1`:\n\n\(fence("s3:*", resource: "arn:aws:s3:::BUCKET/*"))\n"
        + "   Replace `BUCKET` with the name of your bucket.",
      "Create a policy `p1` with this document. Replace the account ID with yours:\n\n\(fence("*"))",
      "Create a policy `p1` with this document, but adapt the ARN:\n\n\(fence("*"))",
    ])
  func changed(step: String) {
    #expect(Compiled.commands("# W\n\n1. \(step)\n") == [])
    #expect(!Compiled.leftToPerson("# W\n\n1. \(step)\n").isEmpty)
  }

  @Test(
    "a document that is used as it stands makes the policy",
    arguments: [
      "Create a policy `p1` with this document:\n\n\(fence("s3:*"))",
      "Create a policy `p1` with the JSON below.\n\n\(fence("s3:*"))\n   It grants much.",
      "Create an IAM policy named `p1`:\n\n\(fence("s3:*", resource: "arn:aws:s3:::<bucket>/*"))\n"
        + "   Replace `<bucket>` with the name of your bucket.",
      "Create a policy `p1` without tags, with this document:\n\n\(fence("s3:*"))",
    ])
  func used(step: String) {
    #expect(
      Compiled.commands("# W\n\n1. \(step)\n").contains {
        $0.hasPrefix("iam create-policy --policy-name p1")
      })
  }

  @Test("another one of what was made before is a thing of its own")
  func anotherOne() {
    let text =
      "# W\n\n1. Create a KMS key with alias `alias/app`.\n"
      + "2. Create another one with alias `alias/db`.\n"
    #expect(Compiled.commands(text).contains { $0.contains("alias/app") })
    let db =
      Compiled.commands(text).contains { $0.contains("alias/db") }
      || Compiled.leftToPerson(text).contains { $0.contains("alias/db") }
    #expect(db)
  }
}

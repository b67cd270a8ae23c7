import Testing

@testable import Compiler

@Suite("Policies of buckets")
struct AttachBucketPolicyTests {
  private static let fence = """
    \n
       ```json
       {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::logs/*"}]}
       ```

    """

  private static func commands(_ text: String) -> [String] {
    ProseDocument("1. In S3, create a bucket `logs`.\n2. \(text)\(fence)").commands.map {
      $0.split(separator: " ").filter { !$0.hasPrefix("{") }.joined(separator: " ")
    }
  }

  @Test(
    "are put on with the document in the step",
    arguments: [
      "Add this bucket policy to `logs`:",
      "Attach the following bucket policy to the bucket `logs`:",
      "Add the bucket policy below to the bucket.", "Apply this bucket policy to it:",
      "Put the following bucket policy on the `logs` bucket:",
      "Set this bucket policy on the bucket **logs**:",
      "On the bucket `logs`, add the following bucket policy:",
      "Assign this bucket policy to your bucket:",
    ])
  func phrasings(text: String) {
    #expect(
      Self.commands(text)
        == ["s3 mb s3://logs", "s3api put-bucket-policy --bucket logs --policy"])
  }

  @Test(
    "of another bucket, or of none that can be told, are a person's",
    arguments: [
      "Add this bucket policy to `other`:", "Do not add this bucket policy to `logs`:",
      "Review this bucket policy of `logs`:", "Add this policy to the wiki page of `logs`:",
      "Add this bucket policy to `logs` or `other`:",
    ])
  func lookAlikes(text: String) {
    #expect(!Self.commands(text).contains { $0.contains("put-bucket-policy") })
  }
}

import Testing

@testable import Compiler

@Suite struct ConfigureBucketTests {
  private static let versioning =
    "s3api put-bucket-versioning --bucket acme-logs --versioning-configuration Status=Enabled"
  private static let block =
    "s3api put-public-access-block --bucket acme-logs --public-access-block-configuration "
    + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
  private static let encryption =
    "s3api put-bucket-encryption --bucket acme-logs --server-side-encryption-configuration "
    + #"{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}"#

  @Test(
    "a setting in the form of a bucket is made when the bucket is",
    arguments: [
      ("Enable versioning.", versioning), ("Turn on **Bucket Versioning**.", versioning),
      ("Under **Bucket Versioning**, choose **Enable**.", versioning),
      ("For **Bucket Versioning**, select **Enable**.", versioning),
      ("Set **Bucket Versioning** to **Enabled**.", versioning),
      ("**Bucket Versioning**: Enable", versioning), ("Activate versioning.", versioning),
      ("Block all public access.", block), ("Keep **Block all public access** checked.", block),
      ("Leave **Block all public access** selected.", block),
      ("Make sure **Block all public access** is ticked.", block),
      ("Tick **Block all public access**.", block), ("Enable Block Public Access.", block),
      ("Enable default encryption.", encryption),
      ("Enable server-side encryption (SSE-S3).", encryption),
      ("Enable **Default encryption**.", encryption),
    ])
  func inForm(text: String, expected: String) {
    let commands = ProseDocument(
      """
      1. Open the S3 console and choose **Create bucket**.
      2. For **Bucket name**, enter `acme-logs`.
      3. \(text)
      4. Choose **Create bucket**.
      """
    ).commands
    #expect(commands == ["s3 mb s3://acme-logs", expected])
  }

  @Test(
    "a bucket that the text names or has made is set",
    arguments: [
      "Enable versioning on the bucket.", "Turn on versioning for your bucket.",
      "Enable bucket versioning on the `acme-logs` bucket.", "Enable versioning for it.",
      "In the bucket's **Properties** tab, enable versioning.", "Enable versioning.",
    ])
  func named(text: String) {
    let document = ProseDocument("1. In S3, create a bucket named `acme-logs`.\n2. \(text)\n")
    #expect(document.commands == ["s3 mb s3://acme-logs", Self.versioning])
  }

  @Test("settings in the sentence that makes the bucket are made with it")
  func inSentence() {
    let document = ProseDocument(
      "1. In S3, create a bucket named `acme-logs`, enable versioning and block all public access.\n"
    )
    #expect(document.commands == ["s3 mb s3://acme-logs", Self.versioning, Self.block])
  }

  @Test(
    "what a bucket is made with is made with it, and the rest is listed",
    arguments: [
      ("with versioning enabled", versioning, ""), ("with versioning", versioning, ""),
      ("with public access blocked", block, ""), ("with default encryption", encryption, ""),
      ("with versioning disabled", "", "versioning disabled"),
      ("with public access", "", "public access"), ("with KMS encryption", "", "KMS encryption"),
    ])
  func madeWith(text: String, expected: String, left: String) {
    let document = ProseDocument("1. Create an S3 bucket named `acme-logs` \(text).\n")
    #expect(document.commands == ["s3 mb s3://acme-logs"] + (expected.isEmpty ? [] : [expected]))
    #expect(document.notCarriedOut == (left.isEmpty ? [] : [left]))
  }

  @Test(
    "what is off, optional, or about something else is not set",
    arguments: [
      "Enable versioning (optional).", "Uncheck **Block all public access**.",
      "Turn off **Block all public access**.", "Disable versioning.", "Check the versioning.",
      "Enable default encryption with SSE-KMS.", "Enable versioning if needed.",
      "Do not enable versioning.", "Enable versioning or block public access.",
      "Enable encryption for the table.", "Leave versioning as it is.", "Versioning is enabled.",
      "You can enable versioning later.", "Block access.",
      "Enable MFA delete and versioning with MFA.",
    ])
  func others(text: String) {
    let document = ProseDocument("1. In S3, create a bucket named `acme-logs`.\n2. \(text)\n")
    #expect(document.commands.filter { $0 != "manual" } == ["s3 mb s3://acme-logs"])
  }

  @Test("which of two buckets is meant is for a person")
  func several() {
    let document = ProseDocument(
      "1. In S3, create a bucket named `a-logs`.\n2. In S3, create a bucket named `b-logs`.\n"
        + "3. In SQS, create a queue named `jobs`.\n4. Enable versioning on the bucket.\n")
    #expect(document.commands.last == "manual")
  }

  @Test("a setting of one of several buckets is not that of all")
  func oneOfSeveral() {
    let document = ProseDocument(
      """
      1. In S3, create the buckets `acme-logs` and `acme-data`.
      2. Enable versioning on the bucket `acme-logs`.
      3. Enable default encryption on both buckets.
      """)
    let other = Self.encryption.replacing("acme-logs", with: "acme-data")
    #expect(
      document.commands == [
        "s3 mb s3://acme-logs", "s3 mb s3://acme-data", Self.versioning, Self.encryption, other,
      ])
  }
}

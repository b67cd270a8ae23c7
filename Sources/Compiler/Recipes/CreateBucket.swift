/// Creates a bucket: "Create an S3 bucket named `my-data`".
struct CreateBucket: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    Self.thing.read(clause, at: index, in: &scene)
  }

  private static let thing = NamedThing(
    noun: "bucket", service: "s3api", evidence: ["s3"],
    others: ["gcs", "google", "minio", "token", "notification", "azure", "cloudflare"],
    buttons: ["create bucket", "create a bucket"], takesSettings: true
  ) { name, range, scene in
    let address = Argument([.literal("s3://")] + name.pieces)
    scene.draft.command(["s3", "mb", address], from: range, undo: ["s3", "rb", address])
    scene.make(.bucket, name, at: range)
  }
}

import JSON
import Markdown

/// Puts a bucket's policy on it: "Add this bucket policy to the bucket **x**", with its document in the
/// step.
struct AttachBucketPolicy: Recipe {
  var coverage: Coverage {
    .known(["bucket", "policy", "statement", "document", "permission", "resource"])
  }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.mood == .imperative || clause.mood == .obligation,
      Lexicon.attaching.contains(clause.verb) || Self.putting.contains(clause.verb),
      clause.object.has("bucket", "policy"), !clause.phrases.contains(where: \.isChoice)
    else { return false }
    let documents = scene.reading.fences.filter { $0.isPolicy && $0.hasPrincipal }
    guard documents.count == 1, let fence = documents.first, let root = fence.json?.root,
      let bucket = bucket(of: clause, in: &scene)
    else { return false }
    let document = JSONTemplate.compact(root)
    // A policy of another bucket is a slip of the pen, and the service refuses it.
    guard document.description.contains(":::\(bucket.description)") else {
      scene.obstacle = "the document of the policy does not speak of the bucket \"\(bucket)\""
      return false
    }
    scene.draft.use(fence: fence.node.range)
    scene.draft.command(
      ["s3api", "put-bucket-policy", "--bucket", bucket, "--policy", document],
      from: clause.range)
    scene.speak(of: .bucket, bucket, at: clause.range)
    return true
  }

  private static let putting: Set<String> = ["put", "set", "paste", "use", "configure", "create"]

  /// The bucket that the clause names, or points back to.
  private func bucket(of clause: Clause, in scene: inout Scene) -> Argument? {
    let targets = clause.allPhrases.filter { ["on", "for", "to", "into"].contains($0.marker) }
    let names = (targets + [clause.object]).flatMap(\.mentions).filter {
      $0.isNameLike && $0.style != .label
    }
    guard names.count <= 1 else { return nil }
    if let name = names.first { return name.name }
    guard let target = targets.first, target.words.contains("bucket") || target.words == ["it"],
      let reference = BackReference(target, kind: .bucket)
    else { return nil }
    let found = scene.referents(reference, of: .bucket)
    return found.count == 1 ? found[0].name : nil
  }
}

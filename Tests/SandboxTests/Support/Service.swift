import JSON
import Platform
import Sandbox
import Testing

/// A service of a sandbox, asked as a client asks: 100 times as fast as a start of `aws`.
struct Service {
  var sandbox: Sandbox
  var name: String
  var region: String
  /// What stands before the operation in the header that names it; nil where it is a form.
  var target: String?

  static func sageMaker(_ region: String, in sandbox: Sandbox) -> Service {
    Service(sandbox: sandbox, name: "sagemaker", region: region, target: "SageMaker")
  }

  static func kms(_ region: String, in sandbox: Sandbox) -> Service {
    Service(sandbox: sandbox, name: "kms", region: region, target: "TrentService")
  }

  static func iam(in sandbox: Sandbox) -> Service {
    Service(sandbox: sandbox, name: "iam", region: "us-east-1")
  }

  /// What was answered.
  struct Answer {
    var status: String
    var text: String
    var value: JSONValue? { JSONValue(parsing: text) }
    /// The error's code, nil for success.
    var error: String? {
      if status == "200" { return nil }
      if let type = value?["__type"]?.string {
        return type.split(separator: "#").last.map(String.init)
      }
      return text.firstMatch(of: /<Code>(\w+)<\/Code>/).map { String($0.1) } ?? status
    }
    var message: String? { value?["message"]?.string ?? value?["Message"]?.string }
  }

  /// Asks for an operation; its members are JSON, or for IAM a form.
  func callAsFunction(_ operation: String, _ members: String = "{}") throws -> Answer {
    var body = Array(members.utf8)
    var kind = "application/x-amz-json-1.1"
    if target == nil {
      kind = "application/x-www-form-urlencoded"
      body = Array("Action=\(operation)&Version=2010-05-08&\(Self.encoded(members))".utf8)
    }
    let head = """
      POST / HTTP/1.0\r
      Host: \(name).\(region).amazonaws.com\r
      Content-Type: \(kind)\r
      \(target.map { "X-Amz-Target: \($0).\(operation)\r\n" } ?? "")\
      Authorization: AWS4-HMAC-SHA256 Credential=rehearsal/20300101/\(region)/\(name)/aws4_request, \
      SignedHeaders=host, Signature=0\r
      Content-Length: \(body.count)\r
      \r

      """
    let answer = try Loopback.exchange(
      Array(head.utf8) + body, port: sandbox.port, limit: 1 << 24, timeout: .seconds(30))
    let end = try #require(answer.firstRange(of: Array("\r\n\r\n".utf8)))
    let status = String(decoding: answer[..<end.lowerBound], as: UTF8.self).split(separator: " ")[1]
    return Answer(
      status: String(status), text: String(decoding: answer[end.upperBound...], as: UTF8.self))
  }

  /// A form's text with what is special in forms written as `%XX`.
  private static func encoded(_ form: String) -> String {
    form.utf8.map { byte in
      switch byte {
      case UInt8(ascii: " "): "+"
      case UInt8(ascii: "+"): "%2B"
      case UInt8(ascii: "\""): "%22"
      case UInt8(ascii: "{"): "%7B"
      case UInt8(ascii: "}"): "%7D"
      default: String(UnicodeScalar(byte))
      }
    }.joined()
  }
}

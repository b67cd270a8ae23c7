/// How the names of placeholders, option members and output members are compared.
package enum PlaceholderName {
  /// A name in kebab-case: `KmsArn`, `kms_arn`, `KMS_ARN`, `kmsArn` and `kms arn` are all `kms-arn`.
  ///
  /// Words break where the AWS CLI breaks them (`xform_name` of botocore): before a capital that
  /// begins a word, and between a lower-case letter or a digit and a capital; a run of capitals is
  /// one word (`VPCId` is `vpc-id`), also with a plural `s` (`SubnetARNs` is `subnet-arns`).
  package static func kebab(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 4)
    for (index, byte) in bytes.enumerated() {
      guard byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 else {
        if let last = result.last, last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
        continue
      }
      if byte.isASCIIUpper, index > 0, breaks(before: index, in: bytes),
        let last = result.last, last != UInt8(ascii: "-")
      {
        result.append(UInt8(ascii: "-"))
      }
      result.append(byte.isASCIIUpper ? byte | 0x20 : byte)
    }
    if result.last == UInt8(ascii: "-") { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a word begins at a capital.
  private static func breaks(before index: Int, in bytes: [UInt8]) -> Bool {
    if !bytes[index - 1].isASCIIUpper { return true }
    // `KMSKey`: the last capital of a run begins the next word, unless it is a plural ("ARNs").
    guard index + 1 < bytes.count, bytes[index + 1].isASCIILower else { return false }
    let isPlural =
      bytes[index + 1] == UInt8(ascii: "s")
      && (index + 2 == bytes.count || !bytes[index + 2].isASCIILower)
    return !isPlural
  }
}

extension UInt8 {
  /// Whether it is one of A to Z.
  var isASCIIUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  /// Whether it is one of a to z.
  var isASCIILower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  /// Whether it is one of A to Z and a to z.
  var isASCIILetter: Bool { isASCIIUpper || isASCIILower }
  /// Whether it is one of 0 to 9.
  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  /// Whether it is a space, a tab or a line ending.
  var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

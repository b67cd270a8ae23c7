/// How the CLI makes words for the command line out of a model's names.
///
/// The rules and the irregular names are those of `xform_name` in botocore's `__init__.py`.
enum CommandName {
  /// "CreateDomain" as `create-domain`, "VPCEndpointARNs" as `vpc-endpoint-arns`.
  static func of(_ name: String) -> String {
    let bytes = Array(name.utf8)
    if bytes.contains(hyphen) { return name }
    if let command = irregular[name] { return command }
    var text = separatedPlural(bytes)
    text = separatedWords(text)
    text = separatedCapitals(text)
    return String(decoding: text.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let hyphen = UInt8(ascii: "-")

  /// Names in which a word has its capitals in unusual places.
  ///
  /// The same letters elsewhere (a member named `VolumeiSCSIAttributes`) go by the rules.
  private static let irregular: [String: String] = [
    "CreateCachediSCSIVolume": "create-cached-iscsi-volume",
    "DescribeCachediSCSIVolumes": "describe-cached-iscsi-volumes",
    "DescribeStorediSCSIVolumes": "describe-stored-iscsi-volumes",
    "CreateStorediSCSIVolume": "create-stored-iscsi-volume",
    "ListHITsForQualificationType": "list-hits-for-qualification-type",
    "ExecutePartiQLStatement": "execute-partiql-statement",
    "ExecutePartiQLTransaction": "execute-partiql-transaction",
    "ExecutePartiQLBatch": "execute-partiql-batch",
    "AssociateWhatsAppBusinessAccount": "associate-whatsapp-business-account",
    "CreateWhatsAppMessageTemplate": "create-whatsapp-message-template",
    "CreateWhatsAppMessageTemplateFromLibrary": "create-whatsapp-message-template-from-library",
    "CreateWhatsAppMessageTemplateMedia": "create-whatsapp-message-template-media",
    "DeleteWhatsAppMessageMedia": "delete-whatsapp-message-media",
    "DeleteWhatsAppMessageTemplate": "delete-whatsapp-message-template",
    "DisassociateWhatsAppBusinessAccount": "disassociate-whatsapp-business-account",
    "GetLinkedWhatsAppBusinessAccount": "get-linked-whatsapp-business-account",
    "GetLinkedWhatsAppBusinessAccountPhoneNumber":
      "get-linked-whatsapp-business-account-phone-number",
    "GetOTelEnrichment": "get-otel-enrichment",
    "GetWhatsAppMessageMedia": "get-whatsapp-message-media",
    "GetWhatsAppMessageTemplate": "get-whatsapp-message-template",
    "ListLinkedWhatsAppBusinessAccounts": "list-linked-whatsapp-business-accounts",
    "ListWhatsAppMessageTemplates": "list-whatsapp-message-templates",
    "ListWhatsAppTemplateLibrary": "list-whatsapp-template-library",
    "PostWhatsAppMessageMedia": "post-whatsapp-message-media",
    "PutWhatsAppBusinessAccountEventDestinations":
      "put-whatsapp-business-account-event-destinations",
    "SendWhatsAppMessage": "send-whatsapp-message",
    "StartOTelEnrichment": "start-otel-enrichment",
    "StopOTelEnrichment": "stop-otel-enrichment",
    "UpdateWhatsAppMessageTemplate": "update-whatsapp-message-template",
  ]

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// `[A-Z]{2,}s$`: "GatewayARNs" as "Gateway-arns".
  private static func separatedPlural(_ name: [UInt8]) -> [UInt8] {
    guard name.last == UInt8(ascii: "s") else { return name }
    var start = name.count - 1
    while start > 0, isUpper(name[start - 1]) { start -= 1 }
    guard name.count - 1 - start >= 2 else { return name }
    return name[..<start] + [hyphen] + name[start...].map { isUpper($0) ? $0 | 0x20 : $0 }
  }

  /// `(.)([A-Z][a-z]+)` to `\1-\2`, matches not overlapping.
  private static func separatedWords(_ name: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < name.count {
      result.append(name[index])
      guard index + 2 < name.count, isUpper(name[index + 1]), isLower(name[index + 2]) else {
        index += 1
        continue
      }
      result.append(hyphen)
      result.append(name[index + 1])
      index += 2
      while index < name.count, isLower(name[index]) {
        result.append(name[index])
        index += 1
      }
    }
    return result
  }

  /// `([a-z0-9])([A-Z])` to `\1-\2`.
  private static func separatedCapitals(_ name: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in name.enumerated() {
      if index > 0, isUpper(byte), isLower(name[index - 1]) || isDigit(name[index - 1]) {
        result.append(hyphen)
      }
      result.append(byte)
    }
    return result
  }
}

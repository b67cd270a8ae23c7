import Testing

@testable import AWS

@Suite("CommandName")
struct CommandNameTests {
  @Test(
    "is what the CLI makes of a name",
    arguments: [
      ("CreateDomain", "create-domain"), ("DomainIdEquals", "domain-id-equals"),
      ("GatewayARNs", "gateway-arns"), ("ListWebACLs", "list-web-acls"),
      ("VPCEndpointIds", "vpc-endpoint-ids"), ("CreateDBInstance", "create-db-instance"),
      ("AuthenticationCode1", "authentication-code1"), ("S3BucketName", "s3-bucket-name"),
      ("Ec2TagFilters", "ec2-tag-filters"), ("ACL", "acl"), ("SSEKMSKeyId", "ssekms-key-id"),
      ("policyArn", "policy-arn"), ("maxResults", "max-results"), ("x-already", "x-already"),
      ("ListHITs", "list-hits"),
      ("ListHITsForQualificationType", "list-hits-for-qualification-type"),
      ("ExecutePartiQLBatch", "execute-partiql-batch"),
      ("CreateCachediSCSIVolume", "create-cached-iscsi-volume"),
      ("SendWhatsAppMessage", "send-whatsapp-message"), ("LoRaWAN", "lo-ra-wan"),
      ("VTLDeviceARNs", "vtl-device-arns"), ("IDs", "-ids"), ("As", "as"), ("", ""),
      ("describeHTTPSEndpoint2Alias", "describe-https-endpoint2-alias"),
    ])
  func names(name: String, command: String) {
    #expect(CommandName.of(name) == command)
  }
}

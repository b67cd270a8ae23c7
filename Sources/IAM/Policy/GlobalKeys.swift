/// The condition keys that every service knows.
///
/// From the IAM user guide, "AWS global condition context keys".
enum GlobalKeys {
  /// The keys with their types; those with a `/` at the end take a tag's key after it.
  static let all: [String: ConditionType] = [
    "aws:AssumedRoot": .bool, "aws:CalledVia": .strings, "aws:CalledViaFirst": .string,
    "aws:CalledViaLast": .string, "aws:ChatbotSourceArn": .arn, "aws:CurrentTime": .date,
    "aws:Ec2InstanceSourceVpc": .string, "aws:Ec2InstanceSourcePrivateIPv4": .address,
    "aws:EpochTime": .date, "aws:FederatedProvider": .string, "aws:IsMcpServiceAction": .bool,
    "aws:MultiFactorAuthAge": .number, "aws:MultiFactorAuthPresent": .bool,
    "aws:PrincipalAccount": .string, "aws:PrincipalArn": .arn, "aws:PrincipalIsAWSService": .bool,
    "aws:PrincipalOrgID": .string, "aws:PrincipalOrgMasterAccountId": .string,
    "aws:PrincipalOrgPaths": .strings,
    "aws:PrincipalServiceName": .string, "aws:PrincipalServiceNamesList": .strings,
    "aws:PrincipalTag/": .string, "aws:PrincipalType": .string, "aws:RequestedRegion": .string,
    "aws:RequestTag/": .string, "aws:ResourceAccount": .string, "aws:ResourceOrgID": .string,
    "aws:ResourceOrgPaths": .strings, "aws:ResourceTag/": .string, "aws:SecureTransport": .bool,
    "aws:SignInSessionArn": .arn, "aws:SourceAccount": .string, "aws:SourceArn": .arn,
    "aws:SourceIdentity": .string, "aws:SourceIp": .address, "aws:SourceOrgID": .string,
    "aws:SourceOrgPaths": .strings, "aws:SourceOwner": .string, "aws:SourceVpc": .string,
    "aws:SourceVpcArn": .arn, "aws:SourceVpce": .string, "aws:TagKeys": .strings,
    "aws:TokenIssueTime": .date, "aws:UserAgent": .string, "aws:userid": .string,
    "aws:username": .string, "aws:ViaAWSService": .bool, "aws:ViaAWSMCPService": .bool,
    "aws:CalledViaAWSMCP": .string, "aws:VpceAccount": .string, "aws:VpceOrgID": .string,
    "aws:VpceOrgPaths": .strings, "aws:VpcSourceIp": .address, "aws:referer": .string,
  ]

  /// The type of a key, in any case; nil when there is no such key.
  static func type(of key: String) -> ConditionType? {
    let key = key.lowercased()
    if let slash = key.firstIndex(of: "/") { return lowered[String(key[...slash])] }
    return lowered[key]
  }

  private static let lowered = Dictionary(
    all.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
}

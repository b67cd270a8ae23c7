/// Policies with what is truly wrong with each, for a comparison of checkers.
///
/// Written for this comparison: a third of them are right and look unusual, the others have one fault
/// or two. What is wrong is what AWS documents: the IAM user guide's grammar and its list of policy
/// checks, the Service Authorization Reference for actions, resources and keys.
enum PolicyCorpus {
  /// What a policy is attached to.
  enum Kind: String {
    case identity, trust, resource, key
  }

  /// One policy.
  struct Entry {
    let name: String
    let kind: Kind
    /// What is wrong, by class; empty for a policy that is right.
    let faults: Set<String>
    let text: String

    init(_ name: String, _ kind: Kind, _ faults: Set<String>, _ text: String) {
      self.name = name
      self.kind = kind
      self.faults = faults
      self.text = text
    }
  }

  /// A policy of one statement.
  private static func one(_ statement: String) -> String {
    #"{"Version": "2012-10-17", "Statement": [{\#(statement)}]}"#
  }

  /// A statement that allows reading objects under a condition.
  private static func conditioned(_ condition: String, _ action: String = #""s3:GetObject""#)
    -> String
  {
    one(
      #""Effect": "Allow", "Action": \#(action), "Resource": "arn:aws:s3:::data/*", "#
        + #""Condition": {\#(condition)}"#)
  }

  private static func trust(_ principal: String, _ action: String, _ rest: String = "") -> String {
    one(#""Effect": "Allow", "Principal": \#(principal), "Action": "\#(action)"\#(rest)"#)
  }

  private static let read = #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*""#

  static let entries: [Entry] = right + structure + actions + resources + conditions + principals

  private static let right: [Entry] = [
    Entry("read objects", .identity, [], one(#""Sid": "Read", "Effect": "Allow", \#(read)"#)),
    Entry(
      "list and read", .identity, [],
      #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListBucket", "#
        + #""Resource": "arn:aws:s3:::data"}, {"Effect": "Allow", \#(read)}]}"#),
    Entry(
      "one statement, no list", .identity, [],
      #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", \#(read)}}"#),
    Entry(
      "wildcard in the middle of an action", .identity, [],
      one(#""Effect": "Allow", "Action": "s3:*Object", "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "wildcards in an ARN", .identity, [],
      one(
        #""Effect": "Allow", "Action": "sqs:SendMessage", "#
          + #""Resource": "arn:aws:sqs:*:*:jobs-?-*""#)),
    Entry(
      "a user's own folder", .identity, [],
      one(
        #""Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "#
          + #""Resource": "arn:aws:s3:::data/home/${aws:username}/*""#)),
    Entry(
      "a variable with a default", .identity, [],
      one(
        #""Effect": "Allow", "Action": "s3:GetObject", "#
          + #""Resource": "arn:aws:s3:::data/${aws:PrincipalTag/team, 'none'}/*""#)),
    Entry(
      "IfExists", .identity, [],
      conditioned(#""StringEqualsIfExists": {"aws:RequestedRegion": "eu-west-1"}"#)),
    Entry(
      "several operators", .identity, [],
      conditioned(
        #""StringLike": {"aws:PrincipalTag/team": "a*"}, "Bool": {"aws:SecureTransport": "true"}"#)),
    Entry(
      "tags of a request", .identity, [],
      one(
        #""Effect": "Allow", "Action": "ec2:CreateTags", "#
          + #""Resource": "arn:aws:ec2:*:*:instance/*", "Condition": "#
          + #"{"ForAllValues:StringEquals": {"aws:TagKeys": ["team", "stage"]}}"#)),
    Entry(
      "a role for one service", .identity, [],
      one(
        #""Effect": "Allow", "Action": "iam:PassRole", "#
          + #""Resource": "arn:aws:iam::123456789012:role/ml", "Condition": "#
          + #"{"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}"#)),
    Entry(
      "deny without MFA", .identity, [],
      one(
        #""Effect": "Deny", "NotAction": "iam:ListUsers", "Resource": "*", "#
          + #""Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}"#)),
    Entry(
      "addresses of an office", .identity, [],
      conditioned(#""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"]}"#)),
    Entry(
      "until a date", .identity, [],
      conditioned(#""DateLessThan": {"aws:CurrentTime": "2030-01-31T00:00:00Z"}"#)),
    Entry(
      "a key by its resource tag", .identity, [],
      one(
        #""Effect": "Allow", "Action": ["ec2:StartInstances", "ec2:StopInstances"], "#
          + #""Resource": "arn:aws:ec2:*:*:instance/*", "#
          + #""Condition": {"StringEquals": {"aws:ResourceTag/team": "a"}}"#)),
    Entry(
      "a newer service", .identity, [],
      one(
        #""Effect": "Allow", "Action": "bedrock:InvokeModel", "#
          + #""Resource": "arn:aws:bedrock:*::foundation-model/*""#)),
    Entry(
      "a SageMaker domain", .identity, [],
      one(
        #""Effect": "Allow", "Action": "sagemaker:CreatePresignedDomainUrl", "#
          + #""Resource": "arn:aws:sagemaker:*:*:user-profile/*/*""#)),
    Entry(
      "everything of no service but one", .identity, [],
      one(#""Effect": "Deny", "NotAction": "s3:*", "NotResource": "arn:aws:s3:::data/*""#)),
    Entry(
      "trust in a service", .trust, [],
      trust(#"{"Service": "lambda.amazonaws.com"}"#, "sts:AssumeRole")),
    Entry(
      "trust with an external id", .trust, [],
      trust(
        #"{"AWS": "arn:aws:iam::123456789012:root"}"#, "sts:AssumeRole",
        #", "Condition": {"StringEquals": {"sts:ExternalId": "x-1"}}"#)),
    Entry(
      "trust in a repository", .trust, [],
      trust(
        #"{"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}"#,
        "sts:AssumeRoleWithWebIdentity",
        #", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "#
          + #""sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "#
          + #""repo:org/name:ref:refs/heads/main"}}"#)),
    Entry(
      "trust by SAML", .trust, [],
      trust(
        #"{"Federated": "arn:aws:iam::123456789012:saml-provider/corp"}"#,
        "sts:AssumeRoleWithSAML",
        #", "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}"#)),
    Entry(
      "only over TLS", .resource, [],
      one(
        #""Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "#
          + #"["arn:aws:s3:::data", "arn:aws:s3:::data/*"], "#
          + #""Condition": {"Bool": {"aws:SecureTransport": "false"}}"#)),
    Entry(
      "logs of another bucket", .resource, [],
      one(
        #""Effect": "Allow", "Principal": {"Service": "logging.s3.amazonaws.com"}, "#
          + #""Action": "s3:PutObject", "Resource": "arn:aws:s3:::logs/*", "Condition": "#
          + #"{"ArnLike": {"aws:SourceArn": "arn:aws:s3:::data"}, "#
          + #""StringEquals": {"aws:SourceAccount": "123456789012"}}"#)),
    Entry(
      "a key's account", .key, [],
      one(
        #""Sid": "Enable IAM User Permissions", "Effect": "Allow", "#
          + #""Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "#
          + #""Action": "kms:*", "Resource": "*""#)),
  ]

  private static let structure: [Entry] = [
    Entry("effect in lower case", .identity, ["effect"], one(#""Effect": "allow", \#(read)"#)),
    Entry("no effect", .identity, ["effect"], one(read)),
    Entry(
      "no action", .identity, ["no-action"],
      one(#""Effect": "Allow", "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "no resource", .identity, ["no-resource"],
      one(#""Effect": "Allow", "Action": "s3:GetObject""#)),
    Entry("no statement", .identity, ["no-statement"], #"{"Version": "2012-10-17"}"#),
    Entry(
      "no version", .identity, ["no-version"],
      #"{"Statement": [{"Effect": "Allow", \#(read)}]}"#),
    Entry(
      "a date of today as version", .identity, ["version"],
      #"{"Version": "2026-01-01", "Statement": [{"Effect": "Allow", \#(read)}]}"#),
    Entry(
      "the version of 2008", .identity, ["old-version"],
      #"{"Version": "2008-10-17", "Statement": [{"Effect": "Allow", \#(read)}]}"#),
    Entry(
      "a misspelt element", .identity, ["element"],
      one(#""Effect": "Allow", "Conditions": {}, \#(read)"#)),
    Entry(
      "Action and NotAction", .identity, ["combination"],
      one(#""Effect": "Allow", "NotAction": "s3:PutObject", \#(read)"#)),
    Entry(
      "a Sid with a hyphen", .identity, ["sid"], one(#""Sid": "a-b", "Effect": "Allow", \#(read)"#)),
    Entry(
      "one Sid twice", .identity, ["repeated-sid"],
      #"{"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Allow", \#(read)}, "#
        + #"{"Sid": "A", "Effect": "Deny", "Action": "s3:DeleteObject", "#
        + #""Resource": "arn:aws:s3:::data/*"}]}"#),
    Entry(
      "a number as an action", .identity, ["type"],
      one(#""Effect": "Allow", "Action": 1, "Resource": "*""#)),
    Entry(
      "a principal in an identity's policy", .identity, ["principal-in-identity"],
      one(#""Effect": "Allow", "Principal": "*", \#(read)"#)),
    Entry(
      "a policy of 7,000 characters", .identity, ["size"],
      one(
        #""Effect": "Allow", "Action": "s3:GetObject", "Resource": ["#
          + (0..<120).map { #""arn:aws:s3:::data-with-a-longer-name-\#($0)-of-many-others/*""# }
          .joined(separator: ", ") + "]")),
    Entry(
      "the same statement twice", .identity, ["redundant"],
      #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", \#(read)}, "#
        + #"{"Effect": "Allow", \#(read)}]}"#),
  ]

  private static let actions: [Entry] = [
    Entry(
      "a misspelt action", .identity, ["unknown-action"],
      one(#""Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "an API's name", .identity, ["unknown-action"],
      one(#""Effect": "Allow", "Action": "s3:ListBuckets", "Resource": "*""#)),
    Entry(
      "a pattern of no action", .identity, ["unknown-action"],
      one(#""Effect": "Allow", "Action": "s3:Gett*", "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "a misspelt service", .identity, ["unknown-service"],
      one(#""Effect": "Allow", "Action": "sagemakr:CreateModel", "Resource": "*""#)),
    Entry(
      "an action without a service", .identity, ["unknown-action"],
      one(#""Effect": "Allow", "Action": "GetObject", "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "an action twice", .identity, ["redundant"],
      one(
        #""Effect": "Allow", "Action": ["s3:GetObject", "s3:Get*"], "#
          + #""Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "everything", .identity, ["broad"],
      one(#""Effect": "Allow", "Action": "*", "Resource": "*""#)),
    Entry(
      "all of IAM", .identity, ["broad"],
      one(#""Effect": "Allow", "Action": "iam:*", "Resource": "*""#)),
    Entry(
      "any role", .identity, ["pass-role"],
      one(#""Effect": "Allow", "Action": "iam:PassRole", "Resource": "*""#)),
    Entry(
      "every action but one", .identity, ["broad"],
      one(#""Effect": "Allow", "NotAction": "iam:CreateUser", "Resource": "*""#)),
    Entry(
      "an action of S3 on a bucket that is one of objects", .identity, ["mismatch"],
      one(#""Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data""#)),
    Entry(
      "an action without resources on one", .identity, ["mismatch"],
      one(#""Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::data""#)),
    Entry(
      "an instance's action on a role", .identity, ["mismatch"],
      one(
        #""Effect": "Allow", "Action": "ec2:StartInstances", "#
          + #""Resource": "arn:aws:iam::123456789012:role/x""#)),
  ]

  private static let resources: [Entry] = [
    Entry(
      "a bucket's name", .identity, ["arn"],
      one(#""Effect": "Allow", "Action": "s3:GetObject", "Resource": "data/*""#)),
    Entry(
      "too few colons", .identity, ["arn"],
      one(#""Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:data/*""#)),
    Entry(
      "a partition of nobody", .identity, ["arn"],
      one(#""Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:amazon:s3:::data/*""#)),
    Entry(
      "an account of eleven digits", .identity, ["arn"],
      one(
        #""Effect": "Allow", "Action": "iam:GetRole", "#
          + #""Resource": "arn:aws:iam::12345678901:role/x""#)),
    Entry(
      "a role in a region", .identity, ["arn"],
      one(
        #""Effect": "Allow", "Action": "iam:GetRole", "#
          + #""Resource": "arn:aws:iam:us-east-1:123456789012:role/x""#)),
    Entry(
      "a misspelt type of resource", .identity, ["mismatch", "arn"],
      one(
        #""Effect": "Allow", "Action": "iam:GetRole", "#
          + #""Resource": "arn:aws:iam::123456789012:rolle/x""#)),
    Entry(
      "a resource twice", .identity, ["redundant"],
      one(
        #""Effect": "Allow", "Action": "s3:GetObject", "#
          + #""Resource": ["arn:aws:s3:::data/*", "arn:aws:s3:::data/a/*"]"#)),
  ]

  private static let conditions: [Entry] = [
    Entry(
      "a misspelt operator", .identity, ["operator"],
      conditioned(#""StringEqual": {"aws:RequestedRegion": "eu-west-1"}"#)),
    Entry(
      "NullIfExists", .identity, ["operator"],
      conditioned(#""NullIfExists": {"aws:TokenIssueTime": "true"}"#)),
    Entry(
      "a global key of nobody", .identity, ["unknown-key"],
      conditioned(#""StringEquals": {"aws:SourceVpcs": "vpc-1a2b3c4d"}"#)),
    Entry(
      "a key of S3 that it does not have", .identity, ["unknown-key"],
      conditioned(#""StringEquals": {"s3:prefixes": "home/"}"#)),
    Entry(
      "a key of another action", .identity, ["key-for-action"],
      conditioned(#""StringEquals": {"s3:prefix": "home/"}"#)),
    Entry(
      "a key of one action of two", .identity, ["key-for-action"],
      one(
        #""Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "#
          + #""Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"], "#
          + #""Condition": {"StringLike": {"s3:prefix": "home/*"}}"#)),
    Entry(
      "a wildcard that is none", .identity, ["wildcard"],
      one(
        #""Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::data", "#
          + #""Condition": {"StringEquals": {"s3:prefix": "home/*"}}"#)),
    Entry(
      "yes for true", .identity, ["value-type"],
      conditioned(#""Bool": {"aws:SecureTransport": "yes"}"#)),
    Entry(
      "an hour for a number", .identity, ["value-type"],
      conditioned(#""NumericLessThan": {"aws:MultiFactorAuthAge": "1h"}"#)),
    Entry(
      "tomorrow for a date", .identity, ["value-type"],
      conditioned(#""DateLessThan": {"aws:CurrentTime": "tomorrow"}"#)),
    Entry(
      "a mask of 40 bits", .identity, ["value-type"],
      conditioned(#""IpAddress": {"aws:SourceIp": "203.0.113.0/40"}"#)),
    Entry(
      "a number for true or false", .identity, ["operator-type"],
      conditioned(#""NumericEquals": {"aws:SecureTransport": "1"}"#)),
    Entry(
      "a private address", .identity, ["private-address"],
      conditioned(#""IpAddress": {"aws:SourceIp": "10.0.0.0/8"}"#)),
    Entry(
      "ForAllValues on one value", .identity, ["qualifier"],
      conditioned(#""ForAllValues:StringEquals": {"aws:SourceVpce": "vpce-1a2b3c4d"}"#)),
    Entry(
      "MFA that access keys pass by", .identity, ["mfa"],
      one(
        #""Effect": "Deny", "Action": "s3:*", "Resource": "*", "#
          + #""Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}"#)),
    Entry(
      "a variable that is not closed", .identity, ["variable"],
      one(
        #""Effect": "Allow", "Action": "s3:GetObject", "#
          + #""Resource": "arn:aws:s3:::data/${aws:username/*""#)),
    Entry(
      "a condition that is no object", .identity, ["type"],
      one(#""Effect": "Allow", \#(read), "Condition": []"#)),
  ]

  private static let principals: [Entry] = [
    Entry("trust in everybody", .trust, ["everybody"], trust(#"{"AWS": "*"}"#, "sts:AssumeRole")),
    Entry(
      "trust with a resource", .trust, ["resource-in-trust"],
      trust(#"{"Service": "ec2.amazonaws.com"}"#, "sts:AssumeRole", #", "Resource": "*""#)),
    Entry(
      "a service that assumes by SAML", .trust, ["trust-action"],
      trust(#"{"Service": "ec2.amazonaws.com"}"#, "sts:AssumeRoleWithSAML")),
    Entry(
      "a service by half its name", .trust, ["principal"],
      trust(#"{"Service": "sagemaker"}"#, "sts:AssumeRole")),
    Entry(
      "a user by his name", .trust, ["principal"], trust(#"{"AWS": "alice"}"#, "sts:AssumeRole")),
    Entry(
      "a kind of principal of nobody", .trust, ["principal"],
      trust(#"{"Services": "ec2.amazonaws.com"}"#, "sts:AssumeRole")),
    Entry(
      "roles by a pattern", .trust, ["principal"],
      trust(#"{"AWS": "arn:aws:iam::123456789012:role/ops-*"}"#, "sts:AssumeRole")),
    Entry(
      "trust in all of GitHub", .trust, ["github"],
      trust(
        #"{"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}"#,
        "sts:AssumeRoleWithWebIdentity",
        #", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "#
          + #""sts.amazonaws.com"}}"#)),
    Entry(
      "an identity provider by its name", .trust, ["principal"],
      trust(#"{"Federated": "Okta"}"#, "sts:AssumeRoleWithSAML")),
    Entry(
      "allow all but one", .resource, ["not-principal"],
      one(
        #""Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}, "#
          + #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "a bucket's policy for nobody", .resource, ["no-principal"],
      one(#""Effect": "Allow", \#(read)"#)),
    Entry(
      "an action of KMS on a bucket", .resource, ["action-of-another"],
      one(
        #""Effect": "Allow", "Principal": {"AWS": "123456789012"}, "#
          + #""Action": ["s3:GetObject", "kms:Decrypt"], "Resource": "arn:aws:s3:::data/*""#)),
    Entry(
      "everybody may use a key", .key, ["everybody"],
      one(#""Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*""#)),
  ]
}

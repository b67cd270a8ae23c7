/// API calls whose permission has another name, and permissions that have been renamed.
///
/// The sources are the services' authorisation references; S3's list stands in the Amazon S3 user
/// guide, "Required permissions for Amazon S3 API operations".
enum RenamedActions {
  /// The permissions meant by a name, in any case; nil when the name is not known here.
  static func permissions(of action: String) -> [String]? {
    let name = action.lowercased()
    return apiNames[name] ?? renamed[name]
  }

  /// Whether a name is that of an API call.
  static func isAPIName(_ action: String) -> Bool { apiNames[action.lowercased()] != nil }

  private static let apiNames: [String: [String]] = [
    "s3:listbuckets": ["s3:ListAllMyBuckets"],
    "s3:selectobjectcontent": ["s3:GetObject"],
    "s3:headobject": ["s3:GetObject"],
    "s3:headbucket": ["s3:ListBucket"],
    "s3:listobjects": ["s3:ListBucket"],
    "s3:listobjectsv2": ["s3:ListBucket"],
    "s3:listobjectversions": ["s3:ListBucketVersions"],
    "s3:listmultipartuploads": ["s3:ListBucketMultipartUploads"],
    "s3:listparts": ["s3:ListMultipartUploadParts"],
    "s3:copyobject": ["s3:GetObject", "s3:PutObject"],
    "s3:deleteobjects": ["s3:DeleteObject"],
    "s3:createmultipartupload": ["s3:PutObject"],
    "s3:completemultipartupload": ["s3:PutObject"],
    "s3:uploadpart": ["s3:PutObject"],
    "s3:uploadpartcopy": ["s3:GetObject", "s3:PutObject"],
    "s3:getbucketencryption": ["s3:GetEncryptionConfiguration"],
    "s3:putbucketencryption": ["s3:PutEncryptionConfiguration"],
    "s3:deletebucketencryption": ["s3:PutEncryptionConfiguration"],
    "s3:getbucketlifecycle": ["s3:GetLifecycleConfiguration"],
    "s3:getbucketlifecycleconfiguration": ["s3:GetLifecycleConfiguration"],
    "s3:putbucketlifecycleconfiguration": ["s3:PutLifecycleConfiguration"],
    "s3:deletebucketlifecycle": ["s3:PutLifecycleConfiguration"],
    "s3:getbucketreplication": ["s3:GetReplicationConfiguration"],
    "s3:putbucketreplication": ["s3:PutReplicationConfiguration"],
    "s3:getpublicaccessblock": ["s3:GetBucketPublicAccessBlock"],
    "s3:putpublicaccessblock": ["s3:PutBucketPublicAccessBlock"],
    "s3:deletepublicaccessblock": ["s3:PutBucketPublicAccessBlock"],
    "s3:deletebuckettagging": ["s3:PutBucketTagging"],
    "s3:deletebucketcors": ["s3:PutBucketCORS"],
    "lambda:invoke": ["lambda:InvokeFunction"],
    "cloudwatch:getmetricwidget": ["cloudwatch:GetMetricWidgetImage"],
  ]

  private static let renamed: [String: [String]] = [
    "sagemaker:createtags": ["sagemaker:AddTags", "sagemaker:DeleteTags"],
    "sagemaker:tagresource": ["sagemaker:AddTags"],
    "sagemaker:untagresource": ["sagemaker:DeleteTags"],
    "groundtruthlabeling:runfilterorsamplemanifestjob": [
      "groundtruthlabeling:RunFilterOrSampleDatasetJob"
    ],
  ]
}

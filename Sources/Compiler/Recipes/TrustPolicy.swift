/// The policy that lets a service assume a role.
enum TrustPolicy {
  /// The document, for a principal such as "sagemaker.amazonaws.com".
  static func document(service: String) -> Argument {
    Argument(
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
        + "{\"Service\":\"\(service)\"},\"Action\":\"sts:AssumeRole\"}]}")
  }
}

/// The principals under which services assume roles.
enum ServicePrincipals {
  /// The principal of a service by the name of its console or its command.
  static func principal(_ name: String) -> String? {
    let lower = name.lowercased()
    let command = ConsoleNames.service(lower) ?? lower
    return principals[command].map { "\($0).amazonaws.com" }
  }

  private static let principals: [String: String] = [
    "sagemaker": "sagemaker", "lambda": "lambda", "ec2": "ec2", "ecs": "ecs-tasks",
    "glue": "glue", "stepfunctions": "states", "events": "events", "codebuild": "codebuild",
    "codepipeline": "codepipeline", "codedeploy": "codedeploy", "cloudformation": "cloudformation",
    "cloudtrail": "cloudtrail", "firehose": "firehose", "redshift": "redshift", "rds": "rds",
    "eks": "eks", "batch": "batch", "bedrock": "bedrock", "s3api": "s3", "transfer": "transfer",
    "apigateway": "apigateway", "ssm": "ssm", "backup": "backup", "athena": "athena",
    "mediaconvert": "mediaconvert", "budgets": "budgets", "config": "config", "dms": "dms",
    "appsync": "appsync", "iot": "iot", "scheduler": "scheduler", "pipes": "pipes",
    "textract": "textract", "transcribe": "transcribe", "elasticbeanstalk": "elasticbeanstalk",
    "datasync": "datasync", "comprehend": "comprehend", "rekognition": "rekognition",
    "eventbridge scheduler": "scheduler", "database migration service": "dms",
    "elastic beanstalk": "elasticbeanstalk",
  ]
}

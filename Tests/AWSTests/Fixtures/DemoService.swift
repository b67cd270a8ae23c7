import AWS
import Platform

/// A small service with one of everything that models have.
enum DemoService {
  /// `service-2.json`.
  static let service = #"""
    {
      "version": "2.0",
      "metadata": {
        "apiVersion": "2020-01-01", "endpointPrefix": "api.demo", "signingName": "demo",
        "serviceFullName": "Demonstration \"Service\" \u00e9", "protocol": "json"
      },
      "operations": {
        "CreateThing": {
          "name": "CreateThing", "documentation": "<p>Ends in a \\ and \"quotes\" { [</p>",
          "http": { "method": "POST", "requestUri": "/" },
          "input": { "shape": "CreateThingRequest" }, "output": { "shape": "CreateThingResponse" },
          "errors": [ { "shape": "ConflictException" }, { "shape": "LimitException" } ]
        },
        "ListThings": {
          "name": "ListThings", "input": { "shape": "ListThingsRequest" },
          "output": { "shape": "ListThingsResponse" }
        },
        "DescribeThing": {
          "name": "DescribeThing", "input": { "shape": "DescribeThingRequest" },
          "output": { "shape": "Thing" }
        },
        "GetThingFile": {
          "name": "GetThingFile", "input": { "shape": "DescribeThingRequest" },
          "output": { "shape": "GetThingFileResponse" }
        },
        "DeleteVPCEndpointARNs": { "name": "DeleteVPCEndpointARNs", "deprecated": true }
      },
      "shapes": {
        "CreateThingRequest": {
          "type": "structure", "required": [ "Name", "Kind", "ClientToken" ],
          "members": {
            "Name": { "shape": "ThingName", "documentation": "The name." },
            "Kind": { "shape": "Kind" },
            "Count": { "shape": "Count" },
            "Ratio": { "shape": "Ratio" },
            "Tags": { "shape": "TagList" },
            "SubnetIds": { "shape": "SubnetIds" },
            "Settings": { "shape": "Settings" },
            "Labels": { "shape": "Labels" },
            "Attribute": { "shape": "BooleanValue" },
            "DryRun": { "shape": "Boolean" },
            "Password": { "shape": "Secret" },
            "ClientToken": { "shape": "String", "idempotencyToken": true },
            "Anything": { "shape": "Document" },
            "RoleArn": { "shape": "String" },
            "Filter": { "shape": "Filter" }
          }
        },
        "CreateThingResponse": {
          "type": "structure",
          "members": { "ThingArn": { "shape": "String" }, "Credentials": { "shape": "Credentials" } }
        },
        "Credentials": {
          "type": "structure", "sensitive": true,
          "members": { "Key": { "shape": "String" } }
        },
        "ListThingsRequest": {
          "type": "structure",
          "members": { "NextToken": { "shape": "String" }, "MaxResults": { "shape": "Count" } }
        },
        "ListThingsResponse": {
          "type": "structure",
          "members": { "Things": { "shape": "ThingList" }, "NextToken": { "shape": "String" } }
        },
        "ThingList": { "type": "list", "member": { "shape": "Thing" } },
        "Thing": {
          "type": "structure",
          "members": {
            "ThingName": { "shape": "ThingName" }, "Parent": { "shape": "Thing" },
            "Parts": { "shape": "ThingList" }, "Names": { "shape": "SubnetIds" },
            "Labels": { "shape": "Labels" }, "Settings": { "shape": "Settings" },
            "Secret": { "shape": "Secret" }
          }
        },
        "DescribeThingRequest": {
          "type": "structure", "required": [ "Name" ],
          "members": { "Name": { "shape": "ThingName" } }
        },
        "GetThingFileResponse": {
          "type": "structure", "payload": "Body",
          "members": { "Body": { "shape": "Blob" }, "Size": { "shape": "Count" } }
        },
        "ThingName": {
          "type": "string", "min": 2, "max": 12, "pattern": "[a-z](-*[a-z0-9])*"
        },
        "Kind": { "type": "string", "enum": [ "small", "medium", "large" ] },
        "Count": { "type": "integer", "min": 1, "max": 50, "box": true },
        "Ratio": { "type": "double", "min": 0.5, "max": 1.5 },
        "Boolean": { "type": "boolean" },
        "BooleanValue": { "type": "structure", "members": { "Value": { "shape": "Boolean" } } },
        "String": { "type": "string" },
        "Secret": { "type": "string", "sensitive": true },
        "Blob": { "type": "blob", "streaming": true },
        "Document": { "type": "structure", "members": {}, "document": true },
        "TagList": { "type": "list", "member": { "shape": "Tag" }, "max": 3 },
        "Tag": {
          "type": "structure", "required": [ "Key" ],
          "members": { "Key": { "shape": "String" }, "Value": { "shape": "String" } }
        },
        "SubnetIds": { "type": "list", "member": { "shape": "SubnetId" }, "min": 1, "max": 2 },
        "SubnetId": { "type": "string", "pattern": "subnet-[0-9a-f]+" },
        "Settings": {
          "type": "structure",
          "members": {
            "ExecutionRole": { "shape": "String" }, "Size": { "shape": "Count" },
            "Groups": { "shape": "SubnetIds" }, "Fast": { "shape": "Boolean" },
            "Mode": { "shape": "Kind" }
          }
        },
        "Labels": {
          "type": "map", "key": { "shape": "ThingName" }, "value": { "shape": "String" }
        },
        "Filter": {
          "type": "structure",
          "members": { "And": { "shape": "FilterList" }, "Name": { "shape": "String" } }
        },
        "FilterList": { "type": "list", "member": { "shape": "Filter" } },
        "Unused": { "type": "structure", "members": { "Nothing": { "shape": "String" } } }
      }
    }
    """#

  /// `service-2.sdk-extras.json`.
  static let extras = #"""
    { "version": 1.0, "merge": { "shapes": { "ListThingsRequest": {
      "members": { "SourceRegion": { "shape": "String" } } } } } }
    """#

  /// `paginators-1.json`.
  static let paginators = #"""
    { "pagination": { "ListThings": { "input_token": "NextToken", "output_token": "NextToken",
      "limit_key": "MaxResults", "result_key": "Things" } } }
    """#

  /// `waiters-2.json`.
  static let waiters = #"""
    { "version": 2, "waiters": { "ThingReady": { "operation": "DescribeThing", "delay": 5,
      "maxAttempts": 40, "acceptors": [
        { "matcher": "path", "argument": "Status", "expected": "READY", "state": "success" },
        { "matcher": "error", "expected": "NotFoundException", "state": "retry" },
        { "matcher": "status", "expected": 404, "state": "failure" } ] } } }
    """#

  /// An earlier version of the service, which must not be read.
  static let older = #"""
    { "metadata": { "serviceFullName": "Older" }, "operations": {}, "shapes": {} }
    """#

  /// Writes the service's files into a folder of models.
  static func write(to data: String, in folder: TestFolder, compressed: Bool = false) throws {
    try folder.write(older, to: "\(data)/demo/2019-06-01/service-2.json")
    let file = try folder.write(service, to: "\(data)/demo/2020-01-01/service-2.json")
    try folder.write(extras, to: "\(data)/demo/2020-01-01/service-2.sdk-extras.json")
    try folder.write(paginators, to: "\(data)/demo/2020-01-01/paginators-1.json")
    try folder.write(waiters, to: "\(data)/demo/2020-01-01/waiters-2.json")
    try folder.write("{}", to: "\(data)/endpoints.json")
    if compressed { try folder.run(["gzip", file]) }
  }

  /// A catalogue of this service alone.
  static func catalogue(
    in folder: TestFolder, cache: String? = nil, isVersion2: Bool = false
  ) throws -> AWSCatalogue {
    try write(to: "data", in: folder)
    return AWSCatalogue(
      installation: AWSInstallation(
        executable: "/nowhere/aws", dataFolders: [folder.at("data")], isVersion2: isVersion2),
      cacheFolder: cache)
  }
}

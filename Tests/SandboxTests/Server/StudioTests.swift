import JSON
import Platform
import Sandbox
import Testing

/// What the sandbox adds to moto for SageMaker Studio.
extension SharedSandbox {
  @Suite("SageMaker Studio")
  struct StudioTests {
    @Test(
      "profiles, spaces and apps are made, listed in pages, filtered, and deleted; aws reads them")
    func life() throws {
      let sageMaker = Service.sageMaker("us-east-2", in: try #require(Machine.shared))
      let domain = try makeDomain(sageMaker)
      let inside = #""DomainId":"\#(domain)""#
      for name in ["one", "two", "three"] {
        let made = try sageMaker("CreateUserProfile", #"{\#(inside),"UserProfileName":"\#(name)"}"#)
        #expect(
          made.value?["UserProfileArn"]?.string
            == "arn:aws:sagemaker:us-east-2:\(Sandbox.account):user-profile/\(domain)/\(name)")
        try settle()
        let app = try sageMaker(
          "CreateApp",
          #"{\#(inside),"UserProfileName":"\#(name)","AppType":"JupyterServer","AppName":"default"}"#
        )
        #expect(app.error == nil, "\(app.message ?? "")")
      }
      _ = try sageMaker("CreateSpace", #"{\#(inside),"SpaceName":"shared"}"#)
      try settle()
      _ = try sageMaker(
        "CreateApp",
        #"{\#(inside),"SpaceName":"shared","AppType":"JupyterLab","AppName":"default"}"#)

      // Two pages of three, put together by the CLI.
      let listed = try Machine.aws(
        [
          "sagemaker", "list-apps", "--domain-id-equals", domain, "--page-size", "3", "--query",
          "Apps[].[AppType, UserProfileName || SpaceName]", "--output", "text",
          "--region", sageMaker.region,
        ], in: sageMaker.sandbox)
      #expect(
        listed.text.split(separator: "\n") == [
          "JupyterServer\tone", "JupyterServer\ttwo", "JupyterServer\tthree", "JupyterLab\tshared",
        ], "\(listed.errorText)")

      let filtered = try sageMaker(
        "ListApps", #"{"DomainIdEquals":"\#(domain)","UserProfileNameEquals":"two"}"#)
      #expect(filtered.value?["Apps"]?.elements?.count == 1)
      let elsewhere = try sageMaker("ListApps", #"{"DomainIdEquals":"d-other"}"#)
      #expect(elsewhere.value?["Apps"]?.elements == [])

      let contains = try sageMaker(
        "ListUserProfiles", #"{"UserProfileNameContains":"T","SortOrder":"Descending"}"#)
      #expect(
        contains.value?["UserProfiles"]?.elements?.map { $0["UserProfileName"]?.string }
          == ["three", "two"])
    }

    @Test("nothing goes while it holds something, and a deleted app stays listed as such")
    func deleting() throws {
      let sageMaker = Service.sageMaker("eu-west-1", in: try #require(Machine.shared))
      let domain = try makeDomain(sageMaker)
      let inside = #""DomainId":"\#(domain)""#
      let profile = #"{\#(inside),"UserProfileName":"p"}"#
      let app = #"{\#(inside),"UserProfileName":"p","AppType":"JupyterServer","AppName":"default"}"#
      _ = try sageMaker("CreateUserProfile", profile)
      try settle()
      _ = try sageMaker("CreateApp", app)

      let refused = try sageMaker("DeleteDomain", "{\(inside)}")
      #expect(refused.error == "ResourceInUse")
      #expect(refused.message?.contains("UserProfile(s)") == true)
      #expect(
        try sageMaker("DeleteUserProfile", profile).error
          == "ResourceInUse")

      #expect(try sageMaker("DeleteApp", app).error == nil)
      #expect(try status("DescribeApp", app, sageMaker) == "Deleting")
      try settle()
      #expect(try status("DescribeApp", app, sageMaker) == "Deleted")
      let again = try sageMaker("DeleteApp", app)
      #expect(again.error == "ValidationException")
      #expect(again.message?.contains("has already been deleted") == true)

      #expect(try sageMaker("DeleteUserProfile", profile).error == nil)
      try settle()
      #expect(
        try sageMaker("DescribeUserProfile", profile).error
          == "ResourceNotFound")
      #expect(try sageMaker("DeleteDomain", "{\(inside)}").error == nil)
      try settle()
      let gone = try sageMaker("DescribeDomain", "{\(inside)}")
      #expect(gone.error == "ResourceNotFound")
      #expect(gone.message == "Domain [\(domain)] does not exist")
      #expect(
        try sageMaker("ListDomains", "{}").value?["Domains"]?.elements
          == [])
    }

    @Test(
      "a domain is pending first, has an id as AWS gives, takes tags and updates, and signs URLs")
    func domains() throws {
      let sageMaker = Service.sageMaker("eu-west-2", in: try #require(Machine.shared))
      let members =
        #"{"DomainName":"Test","AuthMode":"IAM","DefaultUserSettings":{"ExecutionRole":"arn:aws:iam::1:role/r"}}"#
      let made = try sageMaker("CreateDomain", members)
      let domain = try #require(made.value?["DomainId"]?.string)
      let arn = try #require(made.value?["DomainArn"]?.string)
      #expect(domain.wholeMatch(of: /d-(-*[a-z0-9]){1,61}/) != nil)
      let inside = #""DomainId":"\#(domain)""#
      #expect(try status("DescribeDomain", "{\(inside)}", sageMaker) == "Pending")
      try settle()
      #expect(try status("DescribeDomain", "{\(inside)}", sageMaker) == "InService")
      #expect(
        try sageMaker("CreateDomain", members).error == "ResourceInUse")

      _ = try sageMaker(
        "UpdateDomain",
        #"{\#(inside),"DefaultUserSettings":{"ExecutionRole":"arn:aws:iam::1:role/other"}}"#)
      let described = try sageMaker("DescribeDomain", "{\(inside)}")
      #expect(
        described.value?["DefaultUserSettings"]?["ExecutionRole"]?.string
          == "arn:aws:iam::1:role/other")
      #expect(described.value?["DomainName"]?.string == "Test")

      for value in ["A", "B"] {
        _ = try sageMaker(
          "AddTags", #"{"ResourceArn":"\#(arn)","Tags":[{"Key":"Project","Value":"\#(value)"}]}"#)
      }
      let tags = try sageMaker("ListTags", #"{"ResourceArn":"\#(arn)"}"#)
      #expect(tags.value?["Tags"]?.elements?.map { $0["Value"]?.string } == ["B"])
      let unknown = try sageMaker(
        "AddTags", #"{"ResourceArn":"\#(arn)x","Tags":[{"Key":"a","Value":"b"}]}"#)
      #expect(unknown.error == "ResourceNotFound")

      let profile = #"{\#(inside),"UserProfileName":"p"}"#
      #expect(
        try sageMaker("CreatePresignedDomainUrl", profile).error
          == "ResourceNotFound")
      _ = try sageMaker("CreateUserProfile", profile)
      let url = try sageMaker("CreatePresignedDomainUrl", profile)
      #expect(url.value?["AuthorizedUrl"]?.string?.hasPrefix("https://\(domain).studio.") == true)
    }

    @Test("a notebook instance is read back with the platform that it was made with")
    func platform() throws {
      let sageMaker = Service.sageMaker("eu-central-1", in: try #require(Machine.shared))
      let made = try sageMaker(
        "CreateNotebookInstance",
        """
        {"NotebookInstanceName":"n","InstanceType":"ml.t3.medium",
         "RoleArn":"arn:aws:iam::1:role/r","PlatformIdentifier":"notebook-al2023-v1"}
        """)
      #expect(made.error == nil)
      let read = try sageMaker("DescribeNotebookInstance", #"{"NotebookInstanceName":"n"}"#)
      #expect(read.value?["PlatformIdentifier"]?.string == "notebook-al2023-v1")
    }

    private func makeDomain(_ sageMaker: Service) throws -> String {
      let made = try sageMaker(
        "CreateDomain", #"{"DomainName":"test","AuthMode":"IAM","DefaultUserSettings":{}}"#)
      try settle()
      return try #require(made.value?["DomainId"]?.string)
    }

    private func status(_ operation: String, _ members: String, _ sageMaker: Service) throws
      -> String?
    {
      try sageMaker(operation, members).value?["Status"]?.string
    }

    /// Lets what is pending become ready: SETTLE in `sandbox_studio.py` is 0.2 s.
    private func settle() throws {
      _ = try Supervisor().next(until: .now + .milliseconds(250))
    }
  }
}

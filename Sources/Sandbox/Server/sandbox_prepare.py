"""Makes what a runbook takes for granted, and things whose names serve as example values.

Straight through moto's backends: a hundred objects in a few milliseconds, where each start of `aws`
would take most of a second. Everything is idempotent: what is there is left as it is.
"""

import json

from moto.backends import get_backend
from moto.core.exceptions import ServiceException

ROLE_TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "sagemaker.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}
POLICY = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*"}],
}
EXECUTION_ROLE = "example-execution-role"


class Preparation:
    """One sandbox account, and what was made in it for examples."""

    def __init__(self, account):
        self.account = account
        self.keys = {}
        self.domains = {}

    def prepare(self, request):
        """Answers {"made": what was not there before, "values": a list for each example}.

        `request` has "region", "requires" (each with "kind" and "name") and "examples" (each with
        "name", the input's; "kind", one of EXAMPLES; and "names", what its items may be called).
        """
        self.region = request["region"]
        self.partition = self.iam.partition
        self.made = []
        for requirement in request["requires"]:
            REQUIRED[requirement["kind"]](self, requirement["name"])
        values = {
            example["name"]: [EXAMPLES[example["kind"]](self, name) for name in example["names"]]
            for example in request["examples"]
        }
        return {"made": self.made, "values": values}

    def backend(self, service):
        return get_backend(service)[self.account][self.region]

    @property
    def iam(self):
        return get_backend("iam")[self.account][partition_of(self.region)]

    def note(self, kind, name):
        self.made.append({"kind": kind, "name": name})

    # What documents require

    def group(self, name):
        if name not in self.iam.groups:
            self.iam.create_group(name)
            self.note("group", name)
        return name

    def user(self, name):
        if name not in self.iam.users:
            self.iam.create_user(self.region, name)
            self.note("user", name)
        return name

    def role(self, name):
        name, path = split_path(name)
        if not any(role.name == name for role in self.iam.get_roles()):
            self.iam.create_role(name, json.dumps(ROLE_TRUST), path, None, "", [], "3600")
            self.note("role", name)
        return name

    def policy(self, name):
        """A policy by its ARN or its name; those of AWS are there already."""
        if name.startswith("arn:"):
            if name in self.iam.managed_policies:
                return name
            if name.split(":")[4] != self.account:
                return name
            name = name.split(":policy/", 1)[-1]
        name, path = split_path(name)
        for policy in self.iam.managed_policies.values():
            if policy.name == name:
                return policy.arn
        made = self.iam.create_policy("", path, json.dumps(POLICY), name, [])
        self.note("policy", name)
        return made.arn

    # Examples

    def user_arn(self, name):
        return self.iam.users[self.user(name)].arn

    def role_arn(self, name):
        return self.iam.get_role(self.role(name)).arn

    def key(self, name):
        kms = self.backend("kms")
        key = kms.keys.get(self.keys.get((self.region, name)))
        if key is None:
            key = kms.create_key(
                None, "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", f"{name}, made for a rehearsal", None
            )
            self.keys[self.region, name] = key.id
            self.note("key", key.id)
        return key

    def bucket(self, name):
        s3 = get_backend("s3")[self.account][self.partition]
        if name not in s3.buckets:
            s3.create_bucket(name, self.region)
            self.note("bucket", name)
        return name

    def notebook(self, name):
        sagemaker = self.backend("sagemaker")
        if name not in sagemaker.notebook_instances:
            sagemaker.create_notebook_instance(
                notebook_instance_name=name, instance_type="ml.t3.medium",
                role_arn=self.role_arn(EXECUTION_ROLE),
            )
            self.note("notebook instance", name)
        return sagemaker.notebook_instances[name]

    def domain(self, name):
        """A domain that holds a user profile, a space, and an app of each."""
        sagemaker = self.backend("sagemaker")
        domain_id = self.domains.get((self.region, name))
        sagemaker.forget_deleted()
        if domain_id not in sagemaker.domains:
            subnet = self.subnet()
            made = sagemaker.create_domain(
                {
                    "DomainName": name,
                    "AuthMode": "IAM",
                    "DefaultUserSettings": {"ExecutionRole": self.role_arn(EXECUTION_ROLE)},
                    "VpcId": subnet.vpc_id,
                    "SubnetIds": [subnet.id],
                }
            )
            domain_id = self.domains[self.region, name] = made["DomainId"]
            sagemaker.domains[domain_id].settle()
            self.note("domain", domain_id)
        self.fill(sagemaker, {"DomainId": domain_id})
        return domain_id

    def fill(self, sagemaker, inside):
        """Puts into a domain what is not in it."""
        profile, space = {"UserProfileName": "example-profile"}, {"SpaceName": "example-space"}
        for kind, make, members in (
            ("UserProfile", sagemaker.create_profile, profile),
            ("Space", sagemaker.create_space, space),
            ("App", sagemaker.create_app, {**profile, **app("JupyterServer")}),
            ("App", sagemaker.create_app, {**space, **app("JupyterLab")}),
        ):
            try:
                make({**inside, **members}).settle()
            except ServiceException as error:
                if error.code != "ResourceInUse":
                    raise
            else:
                self.note(HELD[kind], members.get("AppType") or members[kind + "Name"])

    def subnet(self):
        """A subnet of the default VPC, which an account may have deleted."""
        ec2 = self.backend("ec2")
        vpc = ec2.get_default_vpc() or ec2.create_default_vpc()
        subnets = [subnet for zone in ec2.subnets.values() for subnet in zone.values()]
        return next(
            (subnet for subnet in subnets if subnet.vpc_id == vpc.id), None
        ) or ec2.create_subnet(vpc.id, "172.31.240.0/24")

    def security_group(self):
        ec2 = self.backend("ec2")
        return ec2.get_security_group_from_name("default", self.subnet().vpc_id).id


HELD = {"UserProfile": "user profile", "Space": "space", "App": "app"}

REQUIRED = {
    "group": Preparation.group,
    "user": Preparation.user,
    "role": Preparation.role,
    "policy": Preparation.policy,
}

EXAMPLES = {
    "group": Preparation.group,
    "user": Preparation.user,
    "user-arn": Preparation.user_arn,
    "role": Preparation.role,
    "role-arn": Preparation.role_arn,
    "policy-arn": Preparation.policy,
    "key-arn": lambda self, name: self.key(name).arn,
    "key-id": lambda self, name: self.key(name).id,
    "bucket": Preparation.bucket,
    "notebook": lambda self, name: self.notebook(name).notebook_instance_name,
    "notebook-arn": lambda self, name: self.notebook(name).arn,
    "domain-id": Preparation.domain,
    "domain-arn": lambda self, name: self.backend("sagemaker").domains[self.domain(name)].arn,
    "vpc-id": lambda self, name: self.subnet().vpc_id,
    "subnet-id": lambda self, name: self.subnet().id,
    "security-group-id": lambda self, name: self.security_group(),
}


def app(kind):
    return {"AppType": kind, "AppName": "default"}


def partition_of(region):
    if region.startswith("cn-"):
        return "aws-cn"
    return "aws-us-gov" if region.startswith("us-gov-") else "aws"


def split_path(name):
    """`a/b/name` is the name `name` under the path `/a/b/`."""
    path, _, last = name.rpartition("/")
    return last, f"/{path}/" if path else "/"

"""Refusals of AWS that moto 5.2 lacks: names that are no names, policies that are no policies or too
long, key policies with principals that do not exist. And what moto fails on and AWS does not: the
deletion of a key by its ARN.

Without them a rehearsal would accept what the real run then refuses. Codes and limits are those of
the IAM and KMS API references.
"""

import json
import re

from moto.core.exceptions import JsonRESTError
from moto.iam import models as iam_models
from moto.iam import urls as iam_urls
from moto.iam.exceptions import LimitExceededException, MalformedPolicyDocument, ValidationError
from moto.iam.responses import IamResponse
from moto.kms import urls as kms_urls
from moto.kms.responses import KmsResponse

# Parameter, the most characters it may have; names have the characters of [\w+=,.@-].
NAMES = {
    "PolicyName": 128, "GroupName": 128, "InstanceProfileName": 128, "RoleName": 64, "UserName": 64,
}
# Managed policies count without white space, trust policies with it removed too.
MANAGED_POLICY_LIMIT = 6144
TRUST_POLICY_LIMIT = 2048
ATTACHED_LIMIT = 10


def install():
    """Puts the checking responses in the place of moto's own."""
    for path in iam_urls.url_paths:
        iam_urls.url_paths[path] = CheckedIAM.dispatch
    for path in kms_urls.url_paths:
        kms_urls.url_paths[path] = CheckedKMS.dispatch


class CheckedIAM(IamResponse):
    """IAM, with names, documents and quotas checked before moto sees a request."""

    def checked(self, operation):
        for name, limit in NAMES.items():
            check_name(name, self._get_param(name), limit)
        return operation()

    def create_policy(self):
        check_size(self._get_param("PolicyDocument"), MANAGED_POLICY_LIMIT, "PolicySize")
        return self.checked(super().create_policy)

    def create_policy_version(self):
        check_size(self._get_param("PolicyDocument"), MANAGED_POLICY_LIMIT, "PolicySize")
        return super().create_policy_version()

    def create_group(self):
        return self.checked(super().create_group)

    def create_user(self):
        return self.checked(super().create_user)

    def create_instance_profile(self):
        return self.checked(super().create_instance_profile)

    def create_role(self):
        self.check_trust(self._get_param("AssumeRolePolicyDocument"))
        return self.checked(super().create_role)

    def update_assume_role_policy(self):
        self.check_trust(self._get_param("PolicyDocument"))
        return super().update_assume_role_policy()

    def check_trust(self, document):
        check_size(document, TRUST_POLICY_LIMIT, "ACLSizePerRole")
        statements = policy_statements(document)
        if statements is None:
            raise MalformedPolicyDocument("This policy contains invalid Json")
        for statement in statements:
            if "Principal" not in statement and "NotPrincipal" not in statement:
                raise MalformedPolicyDocument("Missing required field Principal")
            if "Resource" in statement:
                raise MalformedPolicyDocument("Has prohibited field Resource")
            if not any(action.lower().startswith("sts:") for action in words(statement, "Action")):
                raise MalformedPolicyDocument(
                    "AssumeRole policy may only specify STS AssumeRole actions."
                )
            missing = missing_principal(statement, self.current_account)
            if missing:
                raise MalformedPolicyDocument(f'Invalid principal in policy: "AWS":"{missing}"')

    def attach_group_policy(self):
        # Groups have ten for good; the ten of users and roles can be raised.
        group = self.backend.get_group(self._get_param("GroupName"))
        attached = group.managed_policies
        if len(attached) >= ATTACHED_LIMIT and self._get_param("PolicyArn") not in attached:
            raise LimitExceededException(f"Cannot exceed quota for PoliciesPerGroup: {ATTACHED_LIMIT}")
        return super().attach_group_policy()


class CheckedKMS(KmsResponse):
    """KMS, with key policies checked before moto sees a request."""

    def create_key(self):
        self.check_policy()
        return super().create_key()

    def put_key_policy(self):
        self.check_policy()
        return super().put_key_policy()

    def schedule_key_deletion(self):
        # moto 5.2 fails on the ARN, which AWS takes and answers with.
        key = self._get_param("KeyId")
        self._validate_cmk_id(key)
        key = self.kms_backend.keys[self.kms_backend.get_key_id(key)]
        days = self._get_param("PendingWindowInDays") or 30
        date = self.kms_backend.schedule_key_deletion(key.id, days)
        return json.dumps({
            "KeyId": key.arn, "DeletionDate": date, "KeyState": "PendingDeletion",
            "PendingWindowInDays": days,
        })

    def check_policy(self):
        document = self._get_param("Policy")
        if document is None:
            return
        statements = policy_statements(document)
        if statements is None:
            raise malformed_key_policy("Policy contains invalid Json")
        for statement in statements:
            if missing_principal(statement, self.current_account):
                raise malformed_key_policy(
                    "Policy contains a statement with one or more invalid principals."
                )


def malformed_key_policy(message):
    return JsonRESTError("MalformedPolicyDocumentException", message)


def check_name(parameter, name, limit):
    """Refuses a name as IAM does, in its words."""
    if name is None:
        return
    member = parameter[0].lower() + parameter[1:]
    if not name or len(name) > limit:
        words_for = f"length less than or equal to {limit}" if name else "length greater than or equal to 1"
        raise ValidationError(
            f"1 validation error detected: Value '{name}' at '{member}' failed to satisfy "
            f"constraint: Member must have {words_for}"
        )
    if not re.fullmatch(r"[\w+=,.@-]+", name, re.ASCII):
        raise ValidationError(
            f"The specified value for {member} is invalid. It must contain only alphanumeric "
            "characters and/or the following: +=,.@_-"
        )


def check_size(document, limit, quota):
    if len(re.sub(r"\s", "", document or "")) > limit:
        raise LimitExceededException(f"Cannot exceed quota for {quota}: {limit}")


def policy_statements(document):
    """The statements of a policy; None where the text is no policy."""
    try:
        policy = json.loads(document)
    except ValueError:
        return None
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    statements = [statements] if isinstance(statements, dict) else statements
    if not isinstance(statements, list) or not statements:
        return None
    return statements if all(isinstance(item, dict) for item in statements) else None


def words(statement, element):
    value = statement.get(element, [])
    return [value] if isinstance(value, str) else [word for word in value if isinstance(word, str)]


def missing_principal(statement, account):
    """The first user or role of this account that a statement names and that does not exist."""
    principal = statement.get("Principal")
    named = words(principal, "AWS") if isinstance(principal, dict) else []
    for arn in named:
        match = re.fullmatch(r"arn:([\w-]+):iam::(\d{12}):(user|role)/(.+)", arn)
        if not match or match[2] != account:
            continue
        backend = iam_models.iam_backends[account][match[1]]
        held = backend.users.values() if match[3] == "user" else backend.get_roles()
        if not any(item.arn == arn for item in held):
            return arn
    return None

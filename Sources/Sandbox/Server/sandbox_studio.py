"""What moto 5.2 lacks of SageMaker for rehearsing Studio: user profiles, apps, spaces, domains that
refuse to go while they hold something, presigned URLs, and tags on all of these.

The operations, their members and their errors are those of the SageMaker API reference. What is
made is ready, and what is deleted is gone, SETTLE seconds later: long enough for a state in between
to exist, too short for a person to wait for.
"""

import base64
import hashlib
import time

from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow
from moto.sagemaker import models, urls
from moto.sagemaker.exceptions import ResourceInUseException, ResourceNotFound, ValidationError
from moto.sagemaker.responses import SageMakerResponse

SETTLE = 0.2


def install():
    """Puts the extended backend and responses in the place of moto's own."""
    models.sagemaker_backends.backend = StudioBackend
    for path in urls.url_paths:
        urls.url_paths[path] = StudioResponse.dispatch


class Resource:
    """A domain, user profile, space or app: the members it was created with, and its state."""

    def __init__(self, arn, members):
        self.arn = arn
        self.members = members
        self.tags = merge_tags([], members.pop("Tags", None))
        self.created = self.modified = utcnow()
        self.settles = time.monotonic() + SETTLE
        self.state, self.settled = "Pending", "InService"

    @property
    def status(self):
        return self.settled if time.monotonic() >= self.settles else self.state

    def settle(self):
        """Ends the state in between at once."""
        self.settles = time.monotonic()

    def update(self, members):
        self.members.update((name, value) for name, value in members.items() if value is not None)
        self.modified = utcnow()

    def delete(self):
        self.state, self.settled = "Deleting", "Deleted"
        self.settles = time.monotonic() + SETTLE

    @property
    def exists(self):
        return self.status != "Deleted"

    def describe(self, arn_name, **more):
        return {
            **self.members,
            **more,
            arn_name: self.arn,
            "Status": self.status,
            "CreationTime": self.created,
            "LastModifiedTime": self.modified,
        }


class Domain(Resource):
    """A domain; moto's `list-domains` response asks for `summary()`."""

    def summary(self):
        full = self.describe("DomainArn")
        names = ("DomainArn", "DomainId", "DomainName", "Status", "CreationTime", "LastModifiedTime")
        return {name: full[name] for name in (*names, "Url")}


class StudioBackend(models.SageMakerModelBackend):
    """moto's backend of one account and region, with Studio."""

    # moto finds a backend's URLs by the name of its module.
    __module__ = models.SageMakerModelBackend.__module__

    def __init__(self, region_name, account_id):
        super().__init__(region_name, account_id)
        self.profiles = {}
        self.spaces = {}
        self.apps = {}
        self.platforms = {}
        self.made = 0

    def arn(self, kind, *names):
        path = "/".join((kind, *names))
        return f"arn:{self.partition}:sagemaker:{self.region_name}:{self.account_id}:{path}"

    # Domains

    def create_domain(self, members):
        self.forget_deleted()
        name = members["DomainName"]
        if any(domain.members["DomainName"] == name for domain in self.domains.values()):
            raise ResourceInUseException(
                f"Resource Already Exists: Domain with name {name} already exists. "
                "Choose a different name."
            )
        self.made += 1
        seed = f"{self.account_id} {self.region_name} {name} {self.made}".encode()
        digits = base64.b32encode(hashlib.sha256(seed).digest()).decode().lower()
        domain_id = f"d-{digits[:12]}"
        domain = Domain(
            self.arn("domain", domain_id),
            {
                "AppNetworkAccessType": "PublicInternetOnly",
                **members,
                "DomainId": domain_id,
                "HomeEfsFileSystemId": f"fs-{hashlib.sha256(seed).hexdigest()[:17]}",
                "Url": f"https://{domain_id}.studio.{self.region_name}.sagemaker.aws",
            },
        )
        self.domains[domain_id] = domain
        return {"DomainArn": domain.arn, "DomainId": domain_id, "Url": domain.members["Url"]}

    def domain(self, domain_id):
        self.forget_deleted()
        if domain_id not in self.domains:
            raise ResourceNotFound(f"Domain [{domain_id}] does not exist")
        return self.domains[domain_id]

    def ready_domain(self, domain_id):
        domain = self.domain(domain_id)
        if domain.status != "InService":
            raise ValidationError(
                f"Domain [{domain_id}] is in state [{domain.status}] and has to be [InService]"
            )
        return domain

    def describe_domain(self, domain_id):
        return self.domain(domain_id).describe("DomainArn")

    def list_domains(self, next_token=None, max_results=None):
        self.forget_deleted()
        return page(list(self.domains.values()), next_token, max_results)

    def update_domain(self, members):
        domain = self.ready_domain(members.pop("DomainId"))
        settings = members.pop("DomainSettingsForUpdate", None)
        if settings:
            members["DomainSettings"] = {**(domain.members.get("DomainSettings") or {}), **settings}
        domain.update(members)
        return {"DomainArn": domain.arn}

    def delete_domain(self, domain_id, retention_policy=None):
        domain = self.domain(domain_id)
        holds = [
            kind
            for kind, held in (
                ("App", self.apps), ("UserProfile", self.profiles), ("Space", self.spaces),
            )
            if any(key[0] == domain_id and item.exists for key, item in held.items())
        ]
        if holds:
            raise ResourceInUseException(
                f"Unable to delete Domain [{domain_id}] because {'(s), '.join(holds)}(s) "
                "are associated with it"
            )
        domain.delete()

    def forget_deleted(self):
        """Drops what is gone. Deleted apps stay listed, as AWS lists them for 24 hours, until the
        domain that they were in is gone."""
        for held in (self.domains, self.profiles, self.spaces):
            for key in [key for key, item in list(held.items()) if not item.exists]:
                held.pop(key, None)
        for key in [key for key in list(self.apps) if key[0] not in self.domains]:
            self.apps.pop(key, None)

    # User profiles and spaces: named things of a domain

    def create_member(self, held, kind, members):
        domain_id, name = members["DomainId"], members[kind + "Name"]
        self.ready_domain(domain_id)
        if (domain_id, name) in held:
            raise ResourceInUseException(
                f"{kind} [{name}] already exists in Domain [{domain_id}]"
            )
        path = "user-profile" if kind == "UserProfile" else "space"
        members["HomeEfsFileSystemUid"] = str(200_000 + len(held))
        item = held[domain_id, name] = Resource(self.arn(path, domain_id, name), members)
        return item

    def create_profile(self, members):
        return self.create_member(self.profiles, "UserProfile", members)

    def create_space(self, members):
        return self.create_member(self.spaces, "Space", members)

    def member(self, held, kind, members):
        domain_id, name = members["DomainId"], members[kind + "Name"]
        self.domain(domain_id)
        if (domain_id, name) not in held:
            raise ResourceNotFound(f"{kind} [{name}] does not exist in Domain [{domain_id}]")
        return held[domain_id, name]

    def describe_member(self, held, kind, members):
        return self.member(held, kind, members).describe(kind + "Arn")

    def list_members(self, held, kind, members):
        self.forget_deleted()
        domain_id, part = members.get("DomainIdEquals"), members.get(kind + "NameContains")
        found = [
            item.describe(kind + "Arn")
            for (owner, name), item in held.items()
            if domain_id in (None, owner) and (part or "").lower() in name.lower()
        ]
        return paged_list(f"{kind}s", sort(found, members), members)

    def update_member(self, held, kind, members):
        item = self.member(held, kind, members)
        item.update(members)
        return item

    def delete_member(self, held, kind, members):
        item = self.member(held, kind, members)
        domain_id, name = members["DomainId"], members[kind + "Name"]
        if any(
            app.exists and key[0] == domain_id and app.members.get(kind + "Name") == name
            for key, app in self.apps.items()
        ):
            raise ResourceInUseException(
                f"Unable to delete {kind} [{name}] because App(s) are associated with it"
            )
        if kind == "UserProfile" and any(
            space.exists and key[0] == domain_id
            and (space.members.get("OwnershipSettings") or {}).get("OwnerUserProfileName") == name
            for key, space in self.spaces.items()
        ):
            raise ResourceInUseException(
                f"Unable to delete UserProfile [{name}] because Space(s) are associated with it"
            )
        item.delete()

    # Apps: of a user profile or of a space

    def app_key(self, members):
        profile, space = members.get("UserProfileName"), members.get("SpaceName")
        if bool(profile) == bool(space):
            raise ValidationError("Exactly one of UserProfileName and SpaceName must be specified")
        return (members["DomainId"], profile, space, members["AppType"], members["AppName"])

    def create_app(self, members):
        key = self.app_key(members)
        self.ready_domain(members["DomainId"])
        owner = (self.spaces, "Space") if members.get("SpaceName") else (self.profiles, "UserProfile")
        self.member(*owner, members)
        if key in self.apps and self.apps[key].exists:
            raise ResourceInUseException(f"App [{self.apps[key].arn}] already exists")
        names = (key[0], key[1] or key[2], key[3].lower(), key[4])
        app = self.apps[key] = Resource(self.arn("app", *names), members)
        return app

    def app(self, members):
        key = self.app_key(members)
        self.domain(key[0])
        if key not in self.apps:
            raise ResourceNotFound(f"App [{key[3]}/{key[4]}] does not exist in Domain [{key[0]}]")
        return self.apps[key]

    def describe_app(self, members):
        return self.app(members).describe("AppArn")

    def list_apps(self, members):
        self.forget_deleted()
        filters = {
            "DomainId": members.get("DomainIdEquals"),
            "UserProfileName": members.get("UserProfileNameEquals"),
            "SpaceName": members.get("SpaceNameEquals"),
        }
        found = [
            app.describe("AppArn")
            for app in self.apps.values()
            if all(want in (None, app.members.get(name)) for name, want in filters.items())
        ]
        return paged_list("Apps", sort(found, members), members)

    def delete_app(self, members):
        app = self.app(members)
        if not app.exists:
            raise ValidationError(f"App [{app.arn}] has already been deleted")
        app.delete()

    def create_presigned_domain_url(self, members):
        domain = self.ready_domain(members["DomainId"])
        self.member(self.profiles, "UserProfile", members)
        token = hashlib.sha256(repr((domain.arn, time.time())).encode()).hexdigest()
        return {"AuthorizedUrl": f"{domain.members['Url']}/auth?token={token}"}

    # Tags

    def _get_resource_from_arn(self, arn):
        self.forget_deleted()
        kind, *names = arn.split(":", 5)[-1].split("/")
        held = {"user-profile": self.profiles, "space": self.spaces}.get(kind)
        if held is not None:
            resource = held.get(tuple(names))
        elif kind == "app":
            resource = next((app for app in self.apps.values() if app.arn == arn), None)
        elif len(names) == 1:
            try:
                resource = super()._get_resource_from_arn(arn)
            except AttributeError:
                resource = None
        else:
            resource = None
        if resource is None or getattr(resource, "arn", arn) != arn:
            raise ResourceNotFound(f"Resource [{arn}] does not exist")
        if resource.tags is None:
            resource.tags = []
        return resource

    def add_tags(self, arn, tags):
        resource = self._get_resource_from_arn(arn)
        resource.tags = merge_tags(resource.tags, tags)
        return resource.tags


class StudioResponse(SageMakerResponse):
    """The operations by which the backend is reached; moto calls a method by its operation's name."""

    def members(self):
        return dict(self._get_params())

    def create_domain(self):
        return ActionResult(self.sagemaker_backend.create_domain(self.members()))

    def update_domain(self):
        return ActionResult(self.sagemaker_backend.update_domain(self.members()))

    def create_app(self):
        return ActionResult({"AppArn": self.sagemaker_backend.create_app(self.members()).arn})

    def describe_app(self):
        return ActionResult(self.sagemaker_backend.describe_app(self.members()))

    def list_apps(self):
        return ActionResult(self.sagemaker_backend.list_apps(self.members()))

    def delete_app(self):
        self.sagemaker_backend.delete_app(self.members())
        return EmptyResult()

    def create_presigned_domain_url(self):
        return ActionResult(self.sagemaker_backend.create_presigned_domain_url(self.members()))

    # moto drops what it does not know; a platform that is read back must be the one asked for.

    def create_notebook_instance(self):
        result = super().create_notebook_instance()
        platform = self._get_param("PlatformIdentifier") or "notebook-al2-v2"
        self.sagemaker_backend.platforms[self._get_param("NotebookInstanceName")] = platform
        return result

    def describe_notebook_instance(self):
        result = super().describe_notebook_instance()
        name = self._get_param("NotebookInstanceName")
        platform = self.sagemaker_backend.platforms.get(name, "notebook-al2-v2")
        return ActionResult({**result.result, "PlatformIdentifier": platform})


def add_member_operations(kind, snake, attribute):
    """Adds create, describe, list, update and delete of user profiles or spaces."""

    def operation(verb, answer=ActionResult):
        def respond(self):
            backend = self.sagemaker_backend
            return answer(getattr(backend, verb)(getattr(backend, attribute), kind, self.members()))

        return respond

    def arn(item):
        return ActionResult({kind + "Arn": item.arn})

    operations = {
        f"create_{snake}": operation("create_member", arn),
        f"describe_{snake}": operation("describe_member"),
        f"list_{snake}s": operation("list_members"),
        f"update_{snake}": operation("update_member", arn),
        f"delete_{snake}": operation("delete_member", lambda _: EmptyResult()),
    }
    for name, respond in operations.items():
        setattr(StudioResponse, name, respond)


add_member_operations("UserProfile", "user_profile", "profiles")
add_member_operations("Space", "space", "spaces")


def merge_tags(tags, more):
    """Tags with others added: a key has one value, the last."""
    merged = {tag["Key"]: tag for tag in tags or []}
    merged.update((tag["Key"], tag) for tag in more or [])
    return list(merged.values())


def sort(found, members):
    """Summaries in the order asked for; as created by default."""
    key = members.get("SortBy") or "CreationTime"
    return sorted(found, key=lambda item: item[key], reverse=members.get("SortOrder") == "Descending")


def page(items, token, limit):
    """A page of a list, and the token of the next one."""
    try:
        start = int(base64.b64decode(token).decode()) if token else 0
    except ValueError:
        raise ValidationError("NextToken is not valid") from None
    end = start + int(limit or 10)
    following = base64.b64encode(str(end).encode()).decode() if end < len(items) else None
    return items[start:end], following


def paged_list(name, found, members):
    items, token = page(found, members.get("NextToken"), members.get("MaxResults"))
    return {name: items, **({"NextToken": token} if token else {})}

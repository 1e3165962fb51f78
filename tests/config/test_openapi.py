"""The description of the API: valid, complete, and true of what the addresses answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import validate

from factories.nagari import BudgetFactory
from factories.potential import PotentialItemFactory
from factories.services import ServiceFactory, StandardFactory
from smartnagari.config.api import api
from smartnagari.kernel.changes import cursor_of

EXAMPLES = 15
SCHEMA = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))
OPERATIONS = {
    f"{method} {path}": operation
    for path, methods in SCHEMA["paths"].items()
    for method, operation in methods.items()
}
every_operation = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=list(OPERATIONS))


def test_description_is_valid_openapi_3_1():
    validate(SCHEMA)

    assert SCHEMA["openapi"].startswith("3.1")


def test_description_is_what_the_address_gives(client, tenant):
    assert client.get("/api/v1/openapi.json").json()["paths"].keys() == SCHEMA["paths"].keys()


def test_names_of_operations_are_used_once():
    names = [operation["operationId"] for operation in OPERATIONS.values()]

    assert len(names) == len(set(names)) >= 12


@every_operation
def test_operation_says_what_it_is_and_what_it_takes(operation):
    assert operation["operationId"]
    assert operation["summary"]
    assert [p["name"] for p in operation["parameters"] if not p.get("description")] == []


@every_operation
def test_operation_declares_its_refusals_as_problem_documents(operation):
    refusals = {status: answer for status, answer in operation["responses"].items() if status[0] == "4"}

    assert "422" in refusals
    assert all(list(answer["content"]) == ["application/problem+json"] for answer in refusals.values())


@pytest.fixture
def rows(tenant):
    """Something to list."""
    PotentialItemFactory(slug="kelapa")
    BudgetFactory()
    StandardFactory(service=ServiceFactory(code="surat"))


described = schemathesis.openapi.from_dict(SCHEMA)


@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_address_answers_as_described_whatever_is_asked(case, client, rows):
    response = client.generic(
        case.method, case.formatted_path, QUERY_STRING="&".join(_pairs(case.query)), headers={}
    )

    declared = case.operation.definition.raw["responses"]
    assert response.status_code < 500
    assert str(response.status_code) in {*declared, "405", "404"}, response.content


def _pairs(query):
    for name, value in (query or {}).items():
        yield f"{quote(str(name))}={quote(str(value), errors='surrogatepass')}"


LISTED = [path for path in SCHEMA["paths"] if "{" not in path and "search" not in path]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1e20"])
def test_moment_at_the_end_of_all_time_is_answered_or_refused(client, rows, moment):
    forged = cursor_of(datetime(1, 1, 1, tzinfo=UTC), uuid4())
    asked = [(path, {"updated_since": moment, "after": after}) for path in LISTED for after in ("", forged)]

    assert {client.get(path, query).status_code for path, query in asked} <= {200, 422}

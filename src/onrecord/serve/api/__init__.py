"""The record over HTTP, for programs: every resource in JSON, described by OpenAPI 3.1."""

from onrecord.serve.api.app import make_api

__all__ = ["make_api"]

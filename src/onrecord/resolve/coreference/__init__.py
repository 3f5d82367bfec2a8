"""Whom a name, a pronoun or a relative clause stands for."""
